import CharterData
import CharterEngine
import CharterSemantics
import CharterTestSupport
import CharterValues

extension SeededGenerator {
  mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &self) }
  mutating func chance(_ percent: Int) -> Bool { below(100) < percent }
  mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }
}

/// Random well-typed expressions over schools and groups.
struct RandomExpressions {
  var random: SeededGenerator
  /// Expressions that are a school or a group: variables and records.
  var schools: [Expression]
  var groups: [Expression]
  var flags: [Expression]
  private var nextSlot = 3

  init(
    seed: UInt64, schools: [Expression], groups: [Expression], flags: [Expression] = []
  ) {
    random = SeededGenerator(seed: seed)
    self.schools = schools
    self.groups = groups
    self.flags = flags
  }

  mutating func boolean(_ depth: Int) -> Expression {
    if depth <= 0 {
      switch random.below(4) {
      case 0: return .b(random.chance(50))
      case 1 where !flags.isEmpty: return random.pick(flags)
      case 2: return number(0) >= number(0)
      default: return school(0).attribute(World.good)
      }
    }
    let next = depth - 1
    switch random.below(15) {
    case 0, 1: return boolean(next) && boolean(next)
    case 2, 3: return boolean(next) || boolean(next)
    case 4: return !boolean(next)
    case 5: return boolean(next).implies(boolean(next))
    case 6: return number(next) < number(next)
    case 7: return number(next).equals(number(next))
    case 8: return school(next).attribute(World.groupOf).isPresent
    case 9: return school(next).attribute(World.groupOf).equals(group(next))
    case 10: return .conditional(boolean(next), boolean(next), boolean(next))
    case 11:
      return school(next).isIn(collection(next))
    case 12:
      let group = school(next).attribute(World.groupOf)
      return group.match([([.none], boolean(next)), (nil, boolean(next))])
    case 13: return binding(next) { .every($0, $1.boolean(next)) }
    default: return binding(next) { .some($0, $1.boolean(next)) }
    }
  }

  mutating func number(_ depth: Int) -> Expression {
    if depth <= 0 {
      return random.chance(30)
        ? .n(random.below(4))
        : school(0).attribute(random.chance(50) ? World.students : World.score)
    }
    let next = depth - 1
    switch random.below(9) {
    case 0: return number(next) + number(next)
    case 1: return number(next) - number(next)
    case 2: return number(next) * number(next)
    case 3: return number(next) / number(next)
    case 4: return .conditional(boolean(next), number(next), number(next))
    case 5: return collection(next).count
    case 6: return number(next).rounded(.halfUp, to: .one)
    default:
      let aggregate = random.pick([
        Aggregate.count, .sum, .sum, .mean, .min, .max, .median, .stdev,
      ])
      return binding(next) { .aggregate(aggregate, $0, $1.number(next)) }
    }
  }

  mutating func school(_ depth: Int) -> Expression {
    if depth > 0, random.chance(20) { return group(depth - 1).attribute(World.core) }
    return random.pick(schools)
  }

  mutating func group(_ depth: Int) -> Expression {
    if depth > 0, random.chance(30) { return school(depth - 1).attribute(World.groupOf) }
    return random.pick(groups)
  }

  mutating func collection(_ depth: Int) -> Expression {
    switch random.below(3) {
    case 0: Expression(.extent(World.school))
    case 1: group(depth).attribute(World.members)
    default: school(depth).attribute(World.partners)
    }
  }

  private mutating func binding(
    _ depth: Int, _ body: (Binder, inout RandomExpressions) -> Expression
  ) -> Expression {
    let slot = nextSlot
    nextSlot += 1
    let collection = collection(depth)
    schools.append(.v(slot))
    let condition = random.chance(50) ? boolean(depth) : nil
    let result = body(.over(collection, slot: slot, where: condition), &self)
    schools.removeLast()
    return result
  }
}

extension World {
  /// Fills in every attribute of a registry that says nothing yet.
  static func facts(
    _ random: inout SeededGenerator, schools: [RecordID], groups: [RecordID]
  ) -> [(record: RecordID, slot: Int, value: Value)] {
    func number(_ random: inout SeededGenerator) -> Value {
      .number(ExactNumber(random.below(5) - 1))
    }
    var facts: [(RecordID, Int, Value)] = []
    for school in schools {
      facts.append((school, students.slot, number(&random)))
      let group = random.chance(30) ? Value.none : .record(random.pick(groups))
      facts.append((school, groupOf.slot, group))
      facts.append((school, good.slot, .boolean(random.chance(50))))
      let partners = schools.filter { _ in random.chance(40) }
      facts.append((school, World.partners.slot, .set(partners.map { .record($0) })))
      facts.append((school, score.slot, random.chance(30) ? .none : number(&random)))
    }
    for group in groups {
      facts.append((group, core.slot, .record(random.pick(schools))))
      facts.append((group, district.slot, .text(random.pick(["360111", "360700"]))))
    }
    return facts
  }
}
