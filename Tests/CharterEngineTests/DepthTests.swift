import CharterData
import CharterSemantics
import CharterValues
import Testing

/// Long chains are walked in loops; nesting takes a frame a level.
@Suite struct DepthTests {
  private func chain(
    _ length: Int, _ first: Expression, _ add: (Expression) -> Expression
  ) -> Expression {
    (1..<length).reduce(first) { left, _ in add(left) }
  }

  @Test func chains() {
    let world = World()
    let length = 2000
    #expect(world.evaluate(chain(length, .n(1)) { $0 + .n(1) }) == "2000")
    #expect(world.evaluate(chain(length, .n(1)) { $0 * .n(1) }) == "1")
    #expect(world.evaluate(chain(length, .b(true)) { $0 && .b(true) }) == "true")
    #expect(world.evaluate(chain(length, .b(false)) { $0 || .b(false) }) == "false")
    #expect(
      world.evaluate(chain(length, .b(true)) { Expression.b(true).implies($0) }) == "true")
    #expect(
      world.evaluate(chain(length, .day("2021-01-01")) { $0.shifted(by: .n(1), .day) })
        == "2026-06-23")
  }

  @Test func attributeChains() {
    var world = World()
    let g = world.group("g")
    let a = world.school("a", [World.groupOf: .record(g)])
    world.registry[g].slots[World.core.slot] = .init(.record(a), at: nowhere)
    let path = chain(1000, .record(a)) {
      $0.attribute(World.groupOf).attribute(World.core)
    }
    #expect(world.evaluate(path) == "a")
  }

  @Test func nesting() {
    let world = World()
    let nots = chain(201, .b(true)) { !$0 }
    #expect(world.evaluate(nots) == "true")
    let choices = chain(200, .n(1)) { .conditional(.b(true), $0, .n(0)) }
    #expect(world.evaluate(choices) == "1")
    let quantifiers = chain(100, .b(true)) { .every(.over(.list(.n(1))), $0) }
    #expect(world.evaluate(quantifiers) == "true")
  }
}
