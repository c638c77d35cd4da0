import CharterData
import CharterSemantics
import CharterValues

/// Goes through everything that the norms on an action say, and notes what they compare the levers with.
///
/// It reads the core as the evaluator does, with everything but levers as it is now.
struct LeverWalk {
  /// What a variable of a frame stands for, where that is a lever or a sum of levers.
  struct Symbol {
    var variable: Variable?
    var form: LinearForm?
  }

  static let deepest = 120
  static let longest = 40_000

  let situation: Situation
  var evaluation: Evaluation
  var notes: [Variable: LeverNotes] = [:]
  /// Comparisons of several levers, whose cuts depend on one another.
  var shared: [LinearComparison] = []
  private var visits = 0
  var depth = 0

  var program: Program { situation.scenario.program }

  init(_ situation: Situation) {
    self.situation = situation
    evaluation = situation.evaluation
  }

  /// Notes everything about all levers.
  mutating func walk() {
    for id in program.normsByAction[situation.proposal.action.index] {
      let norm = program[id]
      guard program[norm.policy].inForce.contains(situation.date) else { continue }
      walk(norm.conditions, norm.statements, norm.frameSize)
      walk(norm.exceptions)
    }
    settleShared()
  }

  mutating func walk(_ exceptions: [ExceptionID]) {
    for id in exceptions {
      let exception = program[id]
      guard program[exception.policy].inForce.contains(situation.date) else { continue }
      walk(exception.conditions, exception.statements, exception.frameSize)
      walk(exception.exceptions)
    }
  }

  mutating func walk(
    _ conditions: [Expression], _ statements: [Statement], _ frameSize: Int
  ) {
    var frame = Frame(size: frameSize, arguments: situation.arguments, ofAction: true)
    var symbols: [Int: Symbol] = [:]
    for slot in situation.arguments.indices {
      symbols[slot] = symbol(of: Variable(lever: .argument(slot)))
    }
    for condition in conditions { visit(condition, &frame, symbols) }
    for statement in statements {
      for part in statement.guards { visit(part, &frame, symbols) }
      switch statement.kind {
      case .require(let condition), .forbid(.some(let condition)): visit(condition, &frame, symbols)
      case .grounds(let least, let grounds):
        visit(least, &frame, symbols)
        for ground in grounds { visit(ground.condition, &frame, symbols) }
      case .procedure(let steps): procedure(steps, &frame, symbols)
      case .forbid(nil), .advise, .duty: continue
      }
    }
  }

  func symbol(of variable: Variable) -> Symbol {
    let isOnLine =
      switch situation.type(of: variable.lever).base {
      case .number, .date: !variable.isActor
      default: false
      }
    return Symbol(variable: variable, form: isOnLine ? LinearForm(variable) : nil)
  }

  // MARK: Procedures

  mutating func procedure(
    _ steps: [ProcedureStep], _ frame: inout Frame, _ symbols: [Int: Symbol]
  ) {
    let today = LinearForm(Variable(lever: .date))
    for (place, step) in steps.enumerated() {
      let day = LinearForm(Variable(lever: .step(step.step)))
      compare(day - today, .upTo)
      if let first = situation.scenario.firstDay(ofStep: step.step) {
        // To do it again takes a day after it.
        notes[Variable(lever: .date), default: .init()].cuts.insert(
          Cut(at: ExactNumber(first.dayNumber), isAfter: false))
      }
      for other in steps[..<place] {
        compare(LinearForm(Variable(lever: .step(other.step))) - day, .upTo)
      }
      if let latest = step.latest {
        visit(latest, &frame, symbols)
        bound(day, by: latest, .upTo, &frame, symbols)
      }
      if let earliest = step.earliest {
        visit(earliest, &frame, symbols)
        bound(day, by: earliest, .below, &frame, symbols)
      }
      guard let by = step.by else { continue }
      let actor = Variable(lever: .step(step.step), isActor: true)
      var all: [Value] = []
      for party in by.parties {
        visit(party, &frame, symbols)
        let found = evaluation.evaluate(party, in: &frame)
        let members = found.outcome.value.map { value -> [Value] in
          if case .set(let members) = value { return members }
          return value == .none ? [] : [value]
        }
        all += members ?? []
        if !by.isAll { for member in members ?? [] { notes[actor, default: .init()].add(member) } }
        // Who acted says who was meant only where nobody has said it.
        guard let variable = symbol(party, &frame, symbols)?.variable,
          situation.setting(of: variable.lever) == nil,
          case .step(_, .some(let actual))? = situation.setting(of: .step(step.step))
        else { continue }
        for member in actual.references { notes[variable, default: .init()].add(.record(member)) }
        pair(variable.lever, actor.lever)
      }
      if by.isAll, let only = all.first {
        notes[actor, default: .init()].add(all.count == 1 ? only : .set(all))
      }
    }
  }

  /// A bound of a step's day, which may be a date moved by months.
  mutating func bound(
    _ day: LinearForm, by bound: Expression, _ kind: LinearComparison.Kind, _ frame: inout Frame,
    _ symbols: [Int: Symbol]
  ) {
    if let limit = form(bound, &frame, symbols) {
      compare(day - limit, kind)
    } else {
      compareShifted(bound, with: day, &frame, symbols)
    }
  }

  // MARK: Visiting

  mutating func visit(
    _ expression: Expression, _ frame: inout Frame, _ symbols: [Int: Symbol]
  ) {
    visits += 1
    guard visits < Self.longest, depth < Self.deepest else {
      markOpaque(expression, &frame)
      return
    }
    depth += 1
    defer { depth -= 1 }
    switch expression.kind {
    case .constant, .variable, .step, .today, .extent, .enumCases, .attribute: break
    case .and, .or, .implies:
      // Such chains lean left and may be long.
      var rest = expression
      while let (left, right) = rest.connected {
        visit(right, &frame, symbols)
        rest = left
      }
      visit(rest, &frame, symbols)
    case .not(let operand): visit(operand, &frame, symbols)
    case .equal(let left, let right): equal(left, right, &frame, symbols)
    case .compare(let comparison, let left, let right):
      compare(left, comparison, right, &frame, symbols)
    case .inRange(let element, let low, let high, let isHalfOpen):
      compare(low, .lessOrEqual, element, &frame, symbols)
      compare(element, isHalfOpen ? .less : .lessOrEqual, high, &frame, symbols)
    case .isPresent(let operand):
      if let variable = symbol(operand, &frame, symbols)?.variable {
        notes[variable, default: .init()].isTestedForPresence = true
      }
      visit(operand, &frame, symbols)
    case .memberOf(let element, let set): member(element, set, &frame, symbols)
    case .memberOfList(let element, let items):
      for item in items { equal(element, item, &frame, symbols) }
    case .conditional(let condition, let then, let otherwise):
      for part in [condition, then, otherwise] { visit(part, &frame, symbols) }
    case .match(let scrutinee, let arms):
      let symbol = symbol(scrutinee, &frame, symbols)
      for pattern in arms.flatMap({ $0.patterns ?? [] }) { told(symbol, apart: .equals(pattern)) }
      visit(scrutinee, &frame, symbols)
      for arm in arms { visit(arm.result, &frame, symbols) }
    case .definition(let id, let arguments):
      var (inner, names) = enter(arguments, program[id].frameSize, &frame, symbols)
      for argument in arguments { visit(argument, &frame, symbols) }
      visit(program[id].body, &inner, names)
    case .table(let id, let arguments):
      for (place, argument) in arguments.enumerated() {
        visit(argument, &frame, symbols)
        let symbol = symbol(argument, &frame, symbols)
        for row in program[id].rows where row.cells.indices.contains(place) {
          guard case .oneOf(let tests) = row.cells[place] else { continue }
          for test in tests { told(symbol, apart: test) }
        }
      }
    case .quantifier(_, let binder, let body): bind(binder, [body], &frame, symbols)
    case .aggregate(_, let binder, let value, let weight):
      bind(binder, [value, weight].compactMap { $0 }, &frame, symbols)
      markOpaque(expression, &frame)
    case .arithmetic, .negate, .shiftDate, .daysBetween, .list:
      for operand in expression.operands { visit(operand, &frame, symbols) }
    case .parameter(_, let arguments):
      for operand in arguments { visit(operand, &frame, symbols) }
      if !arguments.isEmpty { markOpaque(expression, &frame) }
    case .count, .rounded, .function, .interpolation:
      for operand in expression.operands { visit(operand, &frame, symbols) }
      if case .count(let set) = expression.kind,
        let variable = symbol(set, &frame, symbols)?.variable
      {
        notes[variable, default: .init()].isCounted = true
      }
      markOpaque(expression, &frame)
    }
  }

  mutating func bind(
    _ binder: Binder, _ bodies: [Expression], _ frame: inout Frame, _ symbols: [Int: Symbol]
  ) {
    visit(binder.collection, &frame, symbols)
    let collection = evaluation.evaluate(binder.collection, in: &frame, asBase: true).members
    let set = symbol(binder.collection, &frame, symbols)?.variable
    var inner = symbols
    inner[binder.slot] = nil
    for member in collection.members.prefix(200) {
      if let set { notes[set, default: .init()].addElement(member.value) }
      frame[binder.slot] = Evaluated(member: member, type: binder.collection.type.element)
      if let condition = binder.condition { visit(condition, &frame, inner) }
      for body in bodies { visit(body, &frame, inner) }
    }
  }

  /// A frame for what is called by name, and what its first slots stand for.
  mutating func enter(
    _ arguments: [Expression], _ size: Int, _ frame: inout Frame, _ symbols: [Int: Symbol]
  ) -> (frame: Frame, symbols: [Int: Symbol]) {
    var names: [Int: Symbol] = [:]
    var values: [Evaluated] = []
    for (slot, argument) in arguments.enumerated() {
      names[slot] = symbol(argument, &frame, symbols)
      values.append(evaluation.evaluate(argument, in: &frame, asBase: true))
    }
    return (Frame(size: size, arguments: values), names)
  }
}

extension Expression {
  /// Both operands of a connective.
  fileprivate var connected: (left: Expression, right: Expression)? {
    switch kind {
    case .and(let left, let right), .or(let left, let right), .implies(let left, let right):
      (left, right)
    default: nil
    }
  }
}
