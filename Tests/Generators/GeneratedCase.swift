import CharterTestSupport

/// Policies with a registry and a plan, all made from one seed.
package struct GeneratedCase: Sendable {
  /// What it was made from.
  package let seed: UInt64
  let vocabulary: GeneratedVocabulary
  /// The vocabulary first, then the policies.
  let files: [Draft]
  let registry: GeneratedRegistry
  let plan: [GeneratedProposal]

  /// Makes a case; the same seed and size give the same one.
  package init(seed: UInt64, size: GeneratedSize = GeneratedSize()) {
    self.seed = seed
    var generator = CaseGenerator(seed: seed, size: size)
    let vocabulary = generator.makeVocabulary()
    let policies = generator.makePolicies()
    files = [vocabulary] + policies
    registry = generator.makeRegistry()
    plan = generator.makePlan(registry)
    self.vocabulary = generator.vocabulary
  }

  /// The texts of the policies, the vocabulary's first.
  package func policyTexts(_ wording: Wording = .english, _ edits: Edits = Edits()) -> [String] {
    files.map { Renderer.text($0, wording, edits) }
  }

  /// The registry as YAML; `nil`: it mentions no entity.
  package func registryText(_ edits: Edits = Edits()) -> String? {
    var text = dataText(edits)
    return text.yaml(registry)
  }

  /// The registry as tables; `nil` where tables cannot say the same.
  package func tables(_ edits: Edits = Edits()) -> [(name: String, text: String)]? {
    var text = dataText(edits)
    return text.tables(registry)
  }

  /// The plan as YAML; `nil`: it has no proposal.
  package func planText(_ edits: Edits = Edits()) -> String? {
    var text = dataText(edits)
    return text.yaml(plan)
  }

  private func dataText(_ edits: Edits) -> DataText {
    DataText(vocabulary: vocabulary, edits: edits, seed: seed)
  }
}
