import CharterData
import CharterDiagnostics
import CharterEngine
import CharterSemantics
import CharterTestSupport
import CharterValues

/// What is asked of a loaded case, and the replies as lines of text.
struct Question {
  /// The day of a registry's norms, and of proposals without a date.
  var date = Question.days[0]
  /// Which parts are asked: everything, or the norms on the registry alone.
  var hasPlan = true
  var hasDerivations = false
  var comparing = ComparedQuotas.all

  static let days = [(2021, 4, 20), (2020, 6, 30), (2022, 1, 1)].compactMap {
    CalendarDate(year: $0.0, month: $0.1, day: $0.2)
  }
}

extension LoadedCase {
  /// Everything that an engine says of the case, by what was asked, a line for each part of a reply.
  func lines(
    _ engine: TestedEngine.Replies, _ question: Question, hasPlaces: Bool = true,
    isSorted: Bool = false
  ) -> [(asked: String, lines: [String])] {
    var found: [(asked: String, lines: [String])] = []
    let text = ReplyText(
      program: program, registry: registry, hasPlaces: hasPlaces, isSorted: isSorted)
    for index in program.quotas.indices {
      let id = QuotaID(index: index)
      var lines: [String] = []
      let notes = engine.quota(id, question.date) { lines.append(text.report($0)) }
      lines.append(text.footnotes(notes))
      found.append(("quota \(program[id].header.name.canonical)", lines))
    }
    for index in program.rules.indices {
      let id = RuleID(index: index)
      var lines: [String] = []
      let notes = engine.rule(id, question.date) { lines.append(text.report($0)) }
      lines.append(text.footnotes(notes))
      found.append(("rule \(program[id].header.name.canonical)", lines))
    }
    for index in program.subsidies.indices {
      let id = SubsidyID(index: index)
      var lines: [String] = []
      let total = engine.subsidy(id, question.date) { lines.append(text.payment($0)) }
      lines.append(text.total(total))
      found.append(("subsidy \(program[id].header.name.canonical)", lines))
      found.append(
        (
          "total of \(program[id].header.name.canonical)",
          [text.total(engine.total(id, question.date))]
        ))
    }
    if question.hasPlan, let plan {
      let result = engine.decide(
        plan, question.date, question.hasDerivations, question.comparing)
      let text = ReplyText(
        program: program, registry: plan.registry, hasPlaces: hasPlaces, isSorted: isSorted)
      let lines = result.value.flatMap { text.decision($0) }
      found.append(
        ("plan", lines + result.diagnostics.map { "\($0.code.rawValue) \($0.message.en)" }))
    }
    return isSorted ? found.sorted { $0.asked < $1.asked } : found
  }
}
