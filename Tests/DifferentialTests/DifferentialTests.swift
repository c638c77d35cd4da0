import CharterGenerators
import Testing

/// The engine against the reference evaluator on generated cases; `swift run -c release differential` tries many more.
@Suite struct DifferentialTests {
  @Test(arguments: 0..<4) func theEngineSaysWhatTheReferenceSays(part: Int) {
    let outcome = Campaign(seed: UInt64(1 + part * 6), count: 6).run()
    #expect(outcome.differences.isEmpty, "\(outcome.differences.joined(separator: "\n"))")
  }

  /// Whatever does not check is a fault of the generator, and tests nothing.
  @Test func nearlyAllGeneratedPoliciesCheck() {
    var failures: [String] = []
    let count = 120
    for seed in 1...count {
      do throws(LoadFailure) {
        _ = try LoadedCase(CaseFiles(Campaign.made(UInt64(seed))))
      } catch {
        failures.append("seed \(seed): \(error)")
      }
    }
    #expect(failures.count * 20 <= count, "\(failures.prefix(20).joined(separator: "\n"))")
  }

  @Test func theSameSeedGivesTheSameCase() {
    for seed: UInt64 in 1...10 {
      #expect(CaseFiles(Campaign.made(seed)).shown == CaseFiles(Campaign.made(seed)).shown)
    }
  }

  /// An evaluator that misreads one word of the policies is found, and little is left to look at.
  @Test(arguments: [
    ("<=", "<"), ("half up", "half even"), ("is present", "is none"), ("every ", "some "),
  ])
  func plantedFaultsAreFoundAndShrunk(word: String, other: String) throws {
    var campaign = Campaign(seed: 1, count: 200)
    campaign.differential.engine = .misreading(word, as: other)
    campaign.differential.comparisons = [.engine]
    campaign.differential.variants = 0
    let outcome = campaign.run()
    let found = try #require(outcome.differences.first)
    let policies = found.prefix { $0 != "\u{0}" }.split(separator: "\n")
      .prefix { !$0.hasPrefix("--- registry") }
    #expect(policies.count { $0.contains(word) } >= 1, "\(found)")
    #expect(policies.count < 45, "\(found)")
  }

  /// What no case has is compared by none.
  @Test func everyKeywordIsGenerated() {
    var texts = ""
    for seed: UInt64 in 1...120 {
      texts += Campaign.made(seed).policyTexts().joined()
    }
    for keyword in GeneratedKeywords.all where !texts.contains(keyword) {
      Issue.record("\(keyword) is never generated")
    }
  }
}
