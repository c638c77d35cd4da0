public import CharterDiagnostics
public import CharterValues

/// What a permitted action changes.
///
/// Right-hand sides read the state before.
public indirect enum Effect: Sendable {
  case assign(record: Expression, AttributeID, value: Expression, span: Span)
  /// Values by slot of the entity; slots left out take their defaults.
  case create(EntityID, [(slot: Int, value: Expression)], span: Span)
  case remove(Expression, span: Span)
  case forEach(Binder, [Effect], span: Span)
}

/// The rules of an action that the schema does not hold: where it takes place, what it changes.
public struct ActionRules: Sendable {
  /// A text, a set of texts or an optional one; `nil`: the action has no place.
  public let place: Expression?
  /// What a permission changes, in the order written.
  public let effects: [Effect]
  /// Slots that a frame needs: the action's parameters and every binder.
  public let frameSize: Int

  /// The rules of an action.
  public init(place: Expression?, effects: [Effect], frameSize: Int) {
    self.place = place
    self.effects = effects
    self.frameSize = frameSize
  }
}
