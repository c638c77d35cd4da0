extension EnglishStarter {
  /// `proposals.yaml`.
  static let proposals = StarterFile(
    path: "proposals.yaml",
    text: #"""
      # Proposals: what somebody would like to do, in order of date. Decide them: charter check proposals.yaml
      proposals:
        - title: First School, autumn trip
          action: go_on_trip
          date: 2024-10-10
          school: first
          leaves_on: 2024-10-18
          going: 180
          teachers: 9
          steps:
            application: {on: 2024-09-26, by: first}
            approval: {on: 2024-09-30, by: east}

        # Not approved yet, and nobody wrote how many teachers: undetermined, with all that is missing.
        - title: River School, science museum
          action: go_on_trip
          date: 2024-10-20
          school: river
          leaves_on: 2024-11-08
          going: 80
          steps:
            application: {on: 2024-10-15, by: river}

        # Too many, and too late: everything that fails is told at once.
        - title: Park School, winter camp
          action: go_on_trip
          date: 2024-12-20
          school: park
          leaves_on: 2024-12-28
          going: 260
          teachers: 13
          steps:
            application: {on: 2024-12-16, by: park}
            approval: {on: 2024-12-18, by: west}

      """#)
}
