extension EnglishStarter {
  /// `registry/districts.yaml`.
  static let districts = StarterFile(
    path: "registry/districts.yaml",
    text: #"""
      # The registry: how things stand. Every record has an id, by which others refer to it.
      District:
        - {id: east, name: East}
        - {id: west, name: West}

      """#)
}
