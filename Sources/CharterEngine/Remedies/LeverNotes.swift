import CharterValues

/// What the rules compare a lever with.
struct LeverNotes {
  var cuts: Set<Cut> = []
  /// Values that it is compared with, or given in lists and tables, each once.
  var values: [Value] = []
  /// What a set is asked for.
  var elements: [Value] = []
  var isTestedForPresence = false
  /// The members of a set are counted.
  var isCounted = false
  /// It is read by something that no comparison with a value says all about.
  var isOpaque = false
  /// Levers that stand in one comparison with it.
  var partners: Set<Lever> = []

  mutating func add(_ value: Value) {
    if value == .none {
      isTestedForPresence = true
    } else if !values.contains(where: { $0.isSame(as: value) }) {
      values.append(value)
    }
  }

  mutating func addElement(_ value: Value) {
    if !elements.contains(where: { $0.isSame(as: value) }) { elements.append(value) }
  }
}
