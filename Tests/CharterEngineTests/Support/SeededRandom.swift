import CharterTestSupport

/// Numbers below a bound, the same for the same seed.
struct SeededRandom {
  private var generator: SeededGenerator

  init(_ seed: Int) { generator = SeededGenerator(seed: UInt64(seed)) }

  mutating func below(_ bound: Int) -> Int { Int(generator.next() % UInt64(bound)) }
}
