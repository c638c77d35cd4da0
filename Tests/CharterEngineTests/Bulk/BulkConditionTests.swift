import CharterEngine
import CharterSemantics
import CharterValues
import Testing

/// Conditions over many records: true, false and unknown where the reference says so.
@Suite struct BulkConditionTests {
  @Test(
    arguments: [
      "t.moves", "t.school.area != urban and t.level > 900", "t.flag is none or t.km > 40",
      "t.bonus is present and t.bonus > 50元", "t.moves implies t.rank >= middle",
      "not (t.home = t.school)", "t.years in 3..20", "is_far(t) and t.hired < 2015-06-01",
      "t.rate * t.years > 500元", "t.left is none", "(if t.moves then t.level else t.years) > 30",
    ], BulkWorld.Numbers.allCases)
  func asTheReference(_ condition: String, _ numbers: BulkWorld.Numbers) throws {
    let world = try BulkWorld(
      "subsidy x for each t in Teacher where \(condition) { line a = 1元 }",
      registry: BulkWorld.registry(seed: 77, rows: 90, numbers: numbers, holes: 12)
        .replacing("\"110101\"", with: "\"360102\""))
    let reference = ReferenceEvaluator(
      program: world.text.program, registry: world.text.registry)
    var paid: Set<Subject> = []
    var open: Set<Subject> = []
    _ = reference.evaluate(
      SubsidyID(index: 0), on: World.day, in: reference.initialState
    ) { payment in
      // Where the place is unknown, so is everything.
      let isKnown = payment.amount.value != nil
      if isKnown { paid.insert(payment.subject) } else { open.insert(payment.subject) }
    }
    let binder = try #require(world.text.program.subsidies[0].header.subjects?.binders.first)
    let asked = try #require(binder.condition)
    let entity = try #require(
      world.text.program.schema.entities.firstIndex { $0.name.latin == "Teacher" })
    for options in NumericOptions.all {
      let bulk = try #require(
        BulkCondition(
          [asked], slot: binder.slot, over: EntityID(index: entity),
          world.engine(options), on: World.day))
      let rows = bulk.evaluate(5..<bulk.records.count, options)
      #expect(rows.holds.count == bulk.records.count - 5)
      for (place, record) in bulk.records.enumerated().dropFirst(5) {
        if rows.deferred[place - 5] == 1 { continue }
        let subject = Subject([.record(record)])
        let (holds, isUnknown) = (rows.holds[place - 5] == 1, rows.unknown[place - 5] == 1)
        #expect(!(holds && isUnknown))
        #expect(paid.contains(subject) ? holds : true, "\(condition) row \(place)")
        let isSubject = paid.contains(subject) || open.contains(subject)
        #expect(isSubject == (holds || isUnknown), "\(condition) row \(place)")
      }
    }
  }

  private enum NumericOptions {
    static let all = EngineOptions.NumericPath.allCases.map { path in
      var options = EngineOptions(batchSize: 13)
      options.numbers = path
      return options
    }
  }
}
