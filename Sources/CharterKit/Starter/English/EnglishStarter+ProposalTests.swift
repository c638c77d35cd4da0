extension EnglishStarter {
  /// `tests/proposals.test.yaml`.
  static let proposalTests = StarterFile(
    path: "tests/proposals.test.yaml",
    text: #"""
      # Tests: what should come of each proposal; charter test compares. A list is exact, [] says that there is nothing.
      # Best write one case that is just right and one just not: whatever figure is changed, a test will notice.
      proposals:
        - title: the day before the regulation comes into force, nothing governs it
          action: go_on_trip
          date: 2023-12-31
          school: first
          leaves_on: 2024-01-20
          going: 20
          teachers: 2
          expect: {verdict: ungoverned}

        - title: numbers, teachers and days are just right
          action: go_on_trip
          date: 2024-10-14
          school: first
          leaves_on: 2024-10-18
          going: 200
          teachers: 10
          steps:
            application: {on: 2024-10-03, by: first}
            approval: {on: 2024-10-13, by: east}
          expect: {verdict: permitted, violated: [], missing: [], duties: [approval_first.report]}

        - title: one too many, one teacher too few, one day too late
          action: go_on_trip
          date: 2024-10-20
          school: first
          leaves_on: 2024-10-31
          going: 201
          teachers: 10
          steps:
            application: {on: 2024-10-17, by: first}
            approval: {on: 2024-10-18, by: east}
          expect: {verdict: rejected, violated: [size.within_limit, staff.enough, approval_first.early]}

        - title: a small school needs two teachers only
          action: go_on_trip
          date: 2024-11-01
          school: hill
          leaves_on: 2024-11-20
          going: 85
          teachers: 2
          steps:
            application: {on: 2024-10-20, by: hill}
            approval: {on: 2024-10-25, by: east}
          expect: {verdict: permitted, violated: []}

        - title: a small school with one teacher
          action: go_on_trip
          date: 2024-11-01
          school: hill
          leaves_on: 2024-11-20
          going: 15
          teachers: 1
          steps:
            application: {on: 2024-10-20, by: hill}
            approval: {on: 2024-10-25, by: east}
          expect: {verdict: rejected, violated: [staff.two_teachers]}

        - title: a school of 100 is not small; approved a day too late
          action: go_on_trip
          date: 2024-11-20
          school: river
          leaves_on: 2024-12-20
          going: 41
          teachers: 2
          steps:
            application: {on: 2024-11-01, by: river}
            approval: {on: 2024-11-12, by: west}
          expect: {verdict: rejected, violated: [staff.enough, approval_first]}

        - title: all that is missing is told; what is not known is no failure
          action: go_on_trip
          date: 2024-11-20
          school: river
          leaves_on: 2024-12-20
          going: 80
          steps:
            application: {on: 2024-11-15, by: river}
          expect: {verdict: undetermined, violated: [], missing: [teachers, step:approval]}

      """#)
}
