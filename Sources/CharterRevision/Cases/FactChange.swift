import CharterData
import CharterDiagnostics
import CharterSemantics
import CharterValues

/// One fact of a case put otherwise.
enum FactChange: Sendable {
  /// Nothing: the case as it is, with more expected of it.
  case none
  case argument(Int, Value)
  case record(RecordID, slot: Int, Value)
  case stepDate(Int, CalendarDate)
  case withoutStep(Int)
  case date(CalendarDate)
}

extension TestCase {
  /// The case with one fact put otherwise; `nil`: there is no such fact.
  func with(_ change: FactChange) -> TestCase? {
    var result = self
    switch (change, work) {
    case (.none, _): return self
    case (.record(let id, let slot, let value), _):
      var record = registry[id]
      guard record.slots.indices.contains(slot) else { return nil }
      record.slots[slot] = Fact(value, at: record.slots[slot]?.span ?? record.span)
      result.registry[id] = record
    case (.date(let date), .proposal(let proposal)):
      result.date = date
      result.work = .proposal(proposal.with(arguments: proposal.arguments, steps: proposal.steps))
    case (.date(let date), _): result.date = date
    case (.argument(let slot, let value), .proposal(let proposal)):
      var arguments = proposal.arguments
      guard arguments.indices.contains(slot) else { return nil }
      arguments[slot] = Fact(value, at: arguments[slot]?.span ?? proposal.span)
      result.work = .proposal(proposal.with(arguments: arguments, steps: proposal.steps))
    case (.stepDate(let index, let date), .proposal(let proposal)):
      var steps = proposal.steps
      guard steps.indices.contains(index), let step = steps[index] else { return nil }
      steps[index] = StepFact(
        on: Fact(.date(date), at: step.on?.span ?? step.span), by: step.by, span: step.span)
      result.work = .proposal(proposal.with(arguments: proposal.arguments, steps: steps))
    case (.withoutStep(let index), .proposal(let proposal)):
      var steps = proposal.steps
      guard steps.indices.contains(index), steps[index] != nil else { return nil }
      steps[index] = nil
      result.work = .proposal(proposal.with(arguments: proposal.arguments, steps: steps))
    case (.argument, _), (.stepDate, _), (.withoutStep, _): return nil
    }
    return result
  }

  /// What the change says, for the title of a test.
  func words(_ change: FactChange, _ program: Program) -> Words {
    let writer = ValueWriter(program: program, registry: registry)
    func said(_ name: Words, _ value: Value) -> Words {
      let text = writer.text(value) ?? "?"
      return Words(zh: "\(name.zh) = \(text)", en: "\(name.en) = \(text)")
    }
    switch (change, work) {
    case (.none, _): return Words(zh: "", en: "")
    case (.argument(let slot, let value), .proposal(let proposal)):
      return said(program.schema[proposal.action].parameters[slot].name.words, value)
    case (.record(let id, let slot, let value), _):
      let record = registry[id]
      let name = program.schema[record.entity].attributes[slot].name.words
      let lead =
        record.standing == .nested ? program.schema[record.entity].name.words : Words(record.id)
      return said(Words(zh: "\(lead.zh).\(name.zh)", en: "\(lead.en).\(name.en)"), value)
    case (.stepDate(let index, let date), .proposal(let proposal)):
      return said(program.schema[proposal.action].steps[index].name.words, .date(date))
    case (.withoutStep(let index), .proposal(let proposal)):
      let name = program.schema[proposal.action].steps[index].name.words
      return Words(zh: "没有\(name.zh)", en: "without \(name.en)")
    case (.date(let date), _): return Words(zh: "日期 \(date)", en: "on \(date)")
    case (.argument, _), (.stepDate, _), (.withoutStep, _): return Words(zh: "", en: "")
    }
  }
}

extension Proposal {
  /// The proposal with other facts, and nothing expected of it.
  fileprivate func with(arguments: [Fact?], steps: [StepFact?]) -> Proposal {
    Proposal(
      action: action, date: date, arguments: arguments, steps: steps, createdID: createdID,
      overrides: overrides, expectation: nil, title: nil, span: span)
  }
}
