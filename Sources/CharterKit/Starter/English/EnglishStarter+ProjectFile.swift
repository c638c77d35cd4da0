extension EnglishStarter {
  /// `charter.yaml`.
  static let projectFile = StarterFile(
    path: "charter.yaml",
    text: #"""
      # Where charter finds policies and records when it is run in this folder without --policies and --registry.
      policies: [vocabulary.charter, trips.charter]
      registry: registry
      proposals: proposals.yaml

      """#)
}
