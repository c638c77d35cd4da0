internal import CharterDiagnostics
internal import CharterEngine
internal import CharterSemantics
internal import CharterValues

/// What a reply leans on beside the text of the documents: readings of it, and values that none of them gives.
struct ReliedOn {
  private enum Seen {
    case one(Value, ValueType)
    /// By its arguments, or by place.
    case several
  }

  private(set) var readings: [ParameterID] = []
  private(set) var illustrative: [ParameterID] = []
  /// The policies whose date of coming into force is illustrative.
  private(set) var policies: [PolicyID] = []
  private var values: [ParameterID: Seen] = [:]

  mutating func add(
    readings: [ParameterID], illustrative: [ParameterID], policies: [PolicyID] = []
  ) {
    self.readings += readings.filter { !self.readings.contains($0) }
    self.illustrative += illustrative.filter { !self.illustrative.contains($0) }
    self.policies += policies.filter { !self.policies.contains($0) }
  }

  /// Takes note of the values of parameters among those that were read.
  mutating func see(_ observed: [ObservedValue]) {
    for item in observed {
      guard case .parameter(let id) = item.source, let value = item.value else { continue }
      switch values[id] {
      case nil: values[id] = .one(value, item.type)
      case .one(let other, _)? where other != value: values[id] = .several
      case .one?, .several?: break
      }
    }
  }

  /// The readings and the illustrative values, each kind on a line that is set in.
  func lines(_ context: ReportContext, on date: CalendarDate) -> [String] {
    let readings = readings.map { named($0, context, date) }
    let illustrative =
      illustrative.map { named($0, context, date) }
      + policies.map { id in
        let policy = context.program[id]
        let first = policy.inForce.first?.description ?? ""
        return context.say(
          "“\(context.name(policy.name))”的施行日期 \(first)",
          "the date in force of \(context.name(policy.name)), \(first)")
      }
    return inline(readings, lead: context.say("采用的口径：", "Readings relied on: "), context)
      + inline(
        illustrative,
        lead: context.say("示例数值（文件没有给出）：", "Illustrative values (no document gives them): "),
        context)
  }

  /// How the readings understand the documents, each told once, with a heading; empty where none says so.
  func notes(_ context: ReportContext) -> String {
    let notes = readings.compactMap { id -> String? in
      let parameter = context.program[id]
      guard let note = parameter.reading.map({ context.clean($0) }), !note.isEmpty else {
        return nil
      }
      return context.lead(context.name(parameter.name)) + note
    }
    guard !notes.isEmpty else { return "" }
    let lines = notes.flatMap { indented($0, by: "  · ", width: context.width) }
    return context.say("口径说明：", "How the readings understand the documents:") + "\n"
      + lines.joined(separator: "\n") + "\n"
  }

  /// For machines: the names of both kinds.
  func json(_ context: ReportContext) -> JSONValue {
    let name = { (id: ParameterID) in JSONValue.string(context.program[id].name.canonical) }
    return [
      "readings": .array(readings.map(name)),
      "illustrative": .array(
        illustrative.map(name)
          + policies.map { .string(context.program[$0].name.canonical) }),
    ]
  }

  /// A parameter's name with ` = 20%` where one value served throughout.
  private func named(
    _ id: ParameterID, _ context: ReportContext, _ date: CalendarDate
  ) -> String {
    let name = context.name(context.program[id].name)
    switch values[id] {
    case .one(let value, let type)?: return name + " = " + context.text(value, type: type)
    case .several?: return name
    case nil: return name + (constant(id, context, date).map { " = " + $0 } ?? "")
    }
  }

  /// The value of a parameter that only a deadline or a payment read, where it is one and the same for all.
  private func constant(
    _ id: ParameterID, _ context: ReportContext, _ date: CalendarDate
  ) -> String? {
    let parameter = context.program[id]
    guard parameter.arguments.isEmpty, parameter.settings.isEmpty,
      let dated = parameter.values.first(where: { $0.period.contains(date) }),
      case .value(let expression) = dated.value, case .constant(let value) = expression.kind
    else { return nil }
    return context.text(value, type: parameter.type)
  }

  private func inline(_ texts: [String], lead: String, _ context: ReportContext) -> [String] {
    guard !texts.isEmpty else { return [] }
    return indented(
      lead + texts.joined(separator: context.say("；", "; ")), by: "  ", width: context.width)
  }
}
