import CharterDiagnostics
import CharterEngine
import CharterSemantics
import CharterValues
import Testing

/// What stands in a norm's place: none, one, nested, empty or conflicting exceptions.
@Suite struct ExceptionTests {
  private static func expression(_ letter: Character) -> Expression {
    switch letter {
    case "T": .b(true)
    case "F": .b(false)
    case "u": .parameter(0)
    default: .parameter(1)
    }
  }

  /// Decides by one norm and exceptions, each with its condition and what it requires (`-`: nothing).
  private func decide(norm: Character, _ exceptions: [(on: Int?, letters: String)]) -> String {
    var world = World()
    world.policy()
    world.parameter("u")
    world.parameter("w")
    let id = world.norm("n", [.require(Self.expression(norm))])
    for (place, exception) in exceptions.enumerated() {
      let letters = Array(exception.letters)
      world.exception(
        "x\(place)",
        to: exception.on.map { .exception(ExceptionID(index: $0)) } ?? .norm(id),
        when: Self.expression(letters[0]),
        letters[1] == "-" ? [] : [.require(Self.expression(letters[1]))])
    }
    let decision = world.decide(world.proposal())
    let missing = decision.missing.map { world.note($0.reason) }
    return ([decision.verdict.rawValue] + missing).joined(separator: " ")
  }

  @Test(arguments: [
    // The norm, the exception's condition and statement, the reply.
    ("T", "FF", "permitted"),
    ("T", "TF", "rejected"),
    ("F", "TT", "permitted"),
    ("F", "T-", "permitted"),  // suspended
    ("u", "T-", "permitted"),
    ("F", "FT", "rejected"),
    // It may hold: both must agree.
    ("T", "uT", "permitted"),
    ("F", "uF", "rejected"),
    ("T", "uF", "undetermined parameter:u"),
    ("F", "uT", "undetermined parameter:u"),
    ("F", "u-", "undetermined parameter:u"),
    ("T", "u-", "permitted"),
    ("T", "uw", "undetermined parameter:u parameter:w"),
    ("F", "Tw", "undetermined parameter:w"),
  ])
  func one(norm: Character, exception: String, reply: String) {
    #expect(decide(norm: norm, [(nil, exception)]) == reply)
  }

  @Test(arguments: [
    ("T", "TT", "TT", "permitted"),
    ("T", "TF", "TF", "rejected"),
    ("T", "TT", "TF", "undetermined conflict:x0/x1"),
    ("F", "T-", "TF", "undetermined conflict:x0/x1"),
    ("T", "FF", "TT", "permitted"),
    ("T", "TT", "uF", "undetermined parameter:u"),
    ("F", "TT", "uT", "permitted"),
    ("F", "uT", "wT", "undetermined parameter:u parameter:w"),
    ("T", "Tu", "TT", "undetermined parameter:u"),
  ])
  func two(norm: Character, first: String, second: String, reply: String) {
    #expect(decide(norm: norm, [(nil, first), (nil, second)]) == reply)
  }

  @Test(arguments: [
    // An exception to the exception: with statements it replaces, empty it lifts.
    ("F", "TT", "FF", "permitted"),
    ("T", "TT", "TF", "rejected"),
    ("F", "TT", "T-", "rejected"),  // the norm stands again
    ("T", "TF", "T-", "permitted"),
    ("F", "TT", "u-", "undetermined parameter:u"),
    ("T", "TT", "u-", "permitted"),
    ("T", "FF", "TF", "permitted"),  // an exception to what does not hold
    ("F", "T-", "T-", "rejected"),  // a suspension lifted
    ("F", "T-", "TT", "permitted"),
    ("T", "T-", "TF", "rejected"),
    ("T", "uT", "TF", "undetermined parameter:u"),
  ])
  func nested(norm: Character, outer: String, inner: String, reply: String) {
    #expect(decide(norm: norm, [(nil, outer), (0, inner)]) == reply)
  }

  /// x1 lifts x0, x2 lifts x1: x0 stands after all.
  @Test func liftedTwice() {
    #expect(decide(norm: "F", [(nil, "TT"), (0, "T-"), (1, "T-")]) == "permitted")
    #expect(
      decide(norm: "F", [(nil, "TT"), (0, "T-"), (1, "u-")]) == "undetermined parameter:u")
    // x2 puts its own statements in the place of x1's lifting.
    #expect(decide(norm: "T", [(nil, "TT"), (0, "T-"), (1, "TF")]) == "rejected")
  }

  /// A lifted exception does not conflict with one that stands.
  @Test func liftedDoesNotConflict() {
    #expect(decide(norm: "T", [(nil, "TT"), (0, "T-"), (nil, "TF")]) == "rejected")
  }

  /// One says that the exception is lifted, one puts something else in its place.
  @Test func nestedConflict() {
    #expect(
      decide(norm: "F", [(nil, "TT"), (0, "T-"), (0, "TT")]) == "undetermined conflict:x1/x2")
    #expect(decide(norm: "T", [(nil, "TF"), (0, "T-"), (0, "TT")]) == "permitted")
  }

  @Test func ownPolicy() {
    func decide(from: String?, jurisdiction: String?) -> String {
      var world = World()
      let first = world.policy("first")
      let second = world.policy("second", jurisdiction: jurisdiction, from: from)
      let norm = world.norm("n", policy: first, [.require(.b(false))])
      world.exception("x", to: .norm(norm), policy: second, when: .b(true))
      world.place = .v(1).attribute(World.district)
      let group = world.group("g", [World.district: .text("360111")])
      return world.decide(world.proposal(group: group)).verdict.rawValue
    }
    #expect(decide(from: nil, jurisdiction: nil) == "permitted")
    #expect(decide(from: "2021-04-21", jurisdiction: nil) == "rejected")
    #expect(decide(from: nil, jurisdiction: "360100") == "permitted")
    #expect(decide(from: nil, jurisdiction: "110000") == "rejected")
  }

  /// An exception replaces all statements, advice and duties included.
  @Test func replacesEverything() throws {
    var world = World()
    world.policy()
    world.parameter("u")
    let norm = world.norm("n", [.require(.b(true)), .advise(.b(true)), .duty("own")])
    world.exception(
      "x", to: .norm(norm), when: .v(2), [.require(.b(true)), .duty("other")])
    func duties(_ flag: Bool?) -> [String] {
      world.decide(world.proposal(flag: flag)).duties.map {
        $0.text.en + ($0.reasons.isEmpty ? "" : "?")
      }
    }
    #expect(duties(false) == ["own"])
    #expect(duties(true) == ["other"])
    #expect(duties(nil) == ["own?", "other?"])
    let report = try #require(world.decide(world.proposal(flag: true)).norms.first)
    #expect(report.statements.map(\.kind) == [.require])
    #expect(report.exceptions.map(\.holds) == [true])
    #expect(report.exceptions.first?.values.map(\.path.canonical) == ["flag"])
  }
}
