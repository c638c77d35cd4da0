import CharterData
import CharterSemantics
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

/// Goes through everything that the norms on an action say, and notes what they compare the levers with.
///
/// It reads the core as the evaluator does, with everything but levers as it is now.
struct LeverWalk {
  /// What a variable of a frame stands for, where that is a lever or a sum of levers.
  struct Symbol {
    var variable: Variable?
    var form: LinearForm?
  }

  private static let deepest = 120
  private static let longest = 40_000

  let situation: Situation
  var evaluation: Evaluation
  private(set) var notes: [Variable: LeverNotes] = [:]
  /// Comparisons of several levers, whose cuts depend on one another.
  private var shared: [LinearComparison] = []
  private var visits = 0
  private var depth = 0

  private var program: Program { situation.scenario.program }

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

  private mutating func walk(_ exceptions: [ExceptionID]) {
    for id in exceptions {
      let exception = program[id]
      guard program[exception.policy].inForce.contains(situation.date) else { continue }
      walk(exception.conditions, exception.statements, exception.frameSize)
      walk(exception.exceptions)
    }
  }

  private mutating func walk(
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

  private func symbol(of variable: Variable) -> Symbol {
    let isOnLine =
      switch situation.type(of: variable.lever).base {
      case .number, .date: !variable.isActor
      default: false
      }
    return Symbol(variable: variable, form: isOnLine ? LinearForm(variable) : nil)
  }

  // MARK: Procedures

  private mutating func procedure(
    _ steps: [ProcedureStep], _ frame: inout Frame, _ symbols: [Int: Symbol]
  ) {
    let today = LinearForm(Variable(lever: .date))
    for (place, step) in steps.enumerated() {
      let day = LinearForm(Variable(lever: .step(step.step)))
      compare(day - today, .upTo)
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
  private mutating func bound(
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

  private mutating func visit(
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

  private mutating func bind(
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
  private mutating func enter(
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

  // MARK: What an expression stands for

  private mutating func symbol(
    _ expression: Expression, _ frame: inout Frame, _ symbols: [Int: Symbol]
  ) -> Symbol? {
    guard depth < Self.deepest else { return nil }
    depth += 1
    defer { depth -= 1 }
    switch expression.kind {
    case .variable(let slot): return symbols[slot]
    case .today: return symbol(of: Variable(lever: .date))
    case .step(let step, let field):
      return symbol(of: Variable(lever: .step(step), isActor: field == .by))
    case .attribute(let base, let attribute):
      guard
        case .known(.record(let record)) = evaluation.evaluate(base, in: &frame, asBase: true)
          .outcome, situation.isLever(record, slot: attribute.slot),
        situation.state.record(record).entity == attribute.entity
      else { return nil }
      return symbol(of: Variable(lever: .attribute(record, slot: attribute.slot)))
    case .definition(let id, let arguments):
      var (inner, names) = enter(arguments, program[id].frameSize, &frame, symbols)
      return symbol(program[id].body, &inner, names)
    case .arithmetic, .negate, .shiftDate(_, by: _, .day, backwards: _), .daysBetween:
      return form(expression, &frame, symbols).map { Symbol(variable: nil, form: $0) }
    default: return nil
    }
  }

  /// The linear form of an amount or a date; `nil`: it has none, or is not known.
  private mutating func form(
    _ expression: Expression, _ frame: inout Frame, _ symbols: [Int: Symbol]
  ) -> LinearForm? {
    guard depth < Self.deepest else { return nil }
    depth += 1
    defer { depth -= 1 }
    func constant(_ outcome: Outcome) -> LinearForm? { outcome.value?.onLine.map(LinearForm.init) }
    switch expression.kind {
    case .constant(let value): return value.onLine.map(LinearForm.init)
    case .negate(let operand): return form(operand, &frame, symbols).map { $0 * ExactNumber(-1) }
    case .daysBetween(let left, let right):
      guard let left = form(left, &frame, symbols), let right = form(right, &frame, symbols) else {
        return nil
      }
      return left - right
    case .shiftDate(let day, let amount, .day, let backwards):
      guard let day = form(day, &frame, symbols), let amount = form(amount, &frame, symbols) else {
        return nil
      }
      return backwards ? day - amount : day + amount
    case .arithmetic(let operation, let left, let right):
      guard let left = form(left, &frame, symbols), let right = form(right, &frame, symbols) else {
        return nil
      }
      switch operation {
      case .add: return left + right
      case .subtract: return left - right
      case .multiply:
        if left.coefficients.isEmpty { return right * left.constant }
        return right.coefficients.isEmpty ? left * right.constant : nil
      case .divide:
        guard right.coefficients.isEmpty else { return nil }
        return ExactNumber.one.divided(by: right.constant).map { left * $0 }
      }
    case .definition(let id, let arguments):
      var (inner, names) = enter(arguments, program[id].frameSize, &frame, symbols)
      return form(program[id].body, &inner, names)
    case .conditional(let condition, let then, let otherwise):
      guard let holds = evaluation.truth(condition, in: &frame).known else { return nil }
      return form(holds ? then : otherwise, &frame, symbols)
    case .variable(let slot) where symbols[slot] == nil: return constant(frame[slot].outcome)
    default:
      if let found = symbol(expression, &frame, symbols) { return found.form }
      let (found, reads) = evaluation.logged { $0.evaluate(expression, in: &frame) }
      // A lever that is read in some other way is taken as it is now.
      if case .shiftDate = expression.kind, !situation.levers(in: reads).isEmpty { return nil }
      return constant(found.present)
    }
  }

  private mutating func markOpaque(_ expression: Expression, _ frame: inout Frame) {
    var inner = frame
    let (_, reads) = evaluation.logged { $0.evaluate(expression, in: &inner) }
    for lever in situation.levers(in: reads) {
      notes[Variable(lever: lever), default: .init()].isOpaque = true
    }
  }

  // MARK: Comparisons

  private mutating func equal(
    _ left: Expression, _ right: Expression, _ frame: inout Frame, _ symbols: [Int: Symbol]
  ) {
    visit(left, &frame, symbols)
    visit(right, &frame, symbols)
    if let leftForm = form(left, &frame, symbols), let rightForm = form(right, &frame, symbols) {
      compare(leftForm - rightForm, .equal)
    }
    let (first, second) = (symbol(left, &frame, symbols), symbol(right, &frame, symbols))
    for (one, other) in [(first, right), (second, left)] {
      guard let variable = one?.variable,
        let value = evaluation.evaluate(other, in: &frame).outcome.value
      else { continue }
      if one?.form != nil, value != .none { continue }
      notes[variable, default: .init()].add(value)
    }
    if let one = first?.variable, let other = second?.variable { pair(one.lever, other.lever) }
  }

  private mutating func compare(
    _ left: Expression, _ comparison: Comparison, _ right: Expression, _ frame: inout Frame,
    _ symbols: [Int: Symbol]
  ) {
    visit(left, &frame, symbols)
    visit(right, &frame, symbols)
    let (first, second) = (form(left, &frame, symbols), form(right, &frame, symbols))
    if let first, let second {
      switch comparison {
      case .less: compare(first - second, .below)
      case .lessOrEqual: compare(first - second, .upTo)
      case .greater: compare(second - first, .below)
      case .greaterOrEqual: compare(second - first, .upTo)
      }
    } else {
      if let first { compareShifted(right, with: first, &frame, symbols) }
      if let second { compareShifted(left, with: second, &frame, symbols) }
    }
  }

  private mutating func member(
    _ element: Expression, _ set: Expression, _ frame: inout Frame, _ symbols: [Int: Symbol]
  ) {
    visit(element, &frame, symbols)
    visit(set, &frame, symbols)
    let (one, many) = (symbol(element, &frame, symbols), symbol(set, &frame, symbols)?.variable)
    if let many, let value = evaluation.evaluate(element, in: &frame).outcome.value {
      notes[many, default: .init()].addElement(value)
    }
    // A set that may be added to is what changes, and not who should be in it.
    let isStated = one?.variable.map { situation.setting(of: $0.lever) != nil } ?? false
    if many == nil || !isStated {
      for member in evaluation.evaluate(set, in: &frame).members.members.prefix(200) {
        told(one, apart: .equals(member.value))
      }
    }
    if let one = one?.variable, let many { pair(one.lever, many.lever) }
  }

  /// Notes a test of a symbol against constants.
  private mutating func told(_ symbol: Symbol?, apart test: DecisionTable.Test) {
    guard let symbol else { return }
    if let form = symbol.form {
      switch test {
      case .equals(let value):
        if value == .none, let variable = symbol.variable {
          notes[variable, default: .init()].isTestedForPresence = true
        }
        if let number = value.onLine { compare(form - LinearForm(number), .equal) }
      case .compare(let comparison, let value):
        guard let number = value.onLine else { return }
        let isUpper = comparison == .less || comparison == .greaterOrEqual
        compare(form - LinearForm(number), isUpper ? .below : .upTo)
      case .range(let low, let high, let isHalfOpen):
        if let number = low.onLine { compare(form - LinearForm(number), .below) }
        if let number = high.onLine {
          compare(form - LinearForm(number), isHalfOpen ? .below : .upTo)
        }
      }
    } else if let variable = symbol.variable, case .equals(let value) = test {
      notes[variable, default: .init()].add(value)
    }
  }

  private mutating func pair(_ one: Lever, _ other: Lever) {
    guard one != other else { return }
    for (lever, partner) in [(one, other), (other, one)] {
      notes[Variable(lever: lever), default: .init()].partners.insert(partner)
    }
  }

  /// Notes a comparison of a form with zero.
  private mutating func compare(_ form: LinearForm, _ kind: LinearComparison.Kind) {
    let comparison = LinearComparison(form: form, kind: kind)
    let variables = Array(form.coefficients.keys)
    if variables.count > 1 {
      shared.append(comparison)
      for one in variables { for other in variables { pair(one.lever, other.lever) } }
    }
    let situation = situation
    for variable in variables {
      cut(variable, by: comparison) { situation.number(of: $0) }
    }
  }

  private mutating func cut(
    _ variable: Variable, by comparison: LinearComparison, _ known: (Variable) -> ExactNumber?
  ) {
    guard let root = comparison.form.root(of: variable, where: known),
      let factor = comparison.form.coefficients[variable]
    else { return }
    notes[variable, default: .init()].cuts.formUnion(comparison.cuts(at: root, factor: factor))
  }

  /// Cuts that follow from those of a partner that is not known: twice, for chains of waiting times.
  private mutating func settleShared() {
    let situation = situation
    for _ in 0..<2 {
      for comparison in shared {
        for variable in comparison.form.coefficients.keys {
          let open = comparison.form.coefficients.keys.filter {
            $0 != variable && situation.number(of: $0) == nil
          }
          guard open.count == 1, let other = open.first,
            (notes[variable]?.cuts.count ?? 0) < 40
          else { continue }
          for cut in (notes[other]?.cuts ?? []).sorted().prefix(12) {
            let at = cut.isAfter ? [cut.at, cut.at + .one] : [cut.at - .one, cut.at]
            for value in at {
              self.cut(variable, by: comparison) { $0 == other ? value : situation.number(of: $0) }
            }
          }
        }
      }
    }
  }

  /// Notes where a date that is moved by months or years meets another one.
  private mutating func compareShifted(
    _ expression: Expression, with other: LinearForm, _ frame: inout Frame,
    _ symbols: [Int: Symbol]
  ) {
    guard case .shiftDate(let day, let amount, let unit, let backwards) = expression.kind,
      unit != .day, let moved = form(day, &frame, symbols),
      let steps = evaluation.evaluate(amount, in: &frame).present.value?.onLine?.intValue
    else { return }
    let months = (unit == .year ? 12 : 1) * (backwards ? -steps : steps)
    for one in moved.coefficients.keys {
      for two in other.coefficients.keys { pair(one.lever, two.lever) }
    }
    if let now = evaluation.evaluate(expression, in: &frame).present.value?.onLine {
      compare(other - LinearForm(now), .equal)
    }
    guard let only = moved.coefficients.first, moved.coefficients.count == 1,
      only.value == .one, moved.constant == .zero,
      let limit = value(of: other)?.intValue, let target = CalendarDate(dayNumber: limit),
      let near = target.adding(months: -months)
    else { return }
    // Moving by months keeps the order of days, so two cuts say all.
    for offset in -4...4 {
      guard let day = near.adding(days: offset), let end = day.adding(months: months),
        let before = day.adding(days: -1)?.adding(months: months)
      else { continue }
      if (end >= target && before < target) || (end > target && before <= target) {
        notes[only.key, default: .init()].cuts.insert(
          Cut(at: ExactNumber(day.dayNumber), isAfter: false))
      }
    }
  }

  private func value(of form: LinearForm) -> ExactNumber? {
    var total = form.constant
    for (variable, factor) in form.coefficients {
      guard let value = situation.number(of: variable) else { return nil }
      total = total + factor * value
    }
    return total
  }
}

extension Situation {
  /// What a lever is now, on the line of numbers or of days.
  fileprivate func number(of variable: Variable) -> ExactNumber? {
    switch setting(of: variable.lever) {
    case .value(let value): value.onLine
    case .step(let on, _): ExactNumber(on.dayNumber)
    case nil: nil
    }
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
