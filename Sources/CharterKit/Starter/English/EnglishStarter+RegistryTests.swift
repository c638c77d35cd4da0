extension EnglishStarter {
  /// `tests/registry.test.yaml`.
  static let registryTests = StarterFile(
    path: "tests/registry.test.yaml",
    text: #"""
      # Tests of quotas and subsidies, on the registry. These records go with those of the folder, and replace those of the same id.
      registry:
        District:
          - {id: south, name: South}
        School:
          - {id: big, name: Big School, district: south, area: rural, pupils: 700, last_trip: 2024-01-01}

      audits:
        - title: exactly half in East, one of three in West; New Year's day counts in South
          norm: coverage
          date: 2025-01-01
          expect:
            east: {outcome: met, population: 2, counted: 1, headroom: 0}
            west: {outcome: not_met, population: 3, counted: 1, shortfall: 1}
            south: {outcome: met, share: 100%}

        - title: on the last day, what is not reached is not yet due
          norm: coverage
          date: 2024-12-31
          expect: {west: not_yet_due, others: met}

      subsidies:
        - title: the base in towns, more in the country, up to the bound; just within the budget
          subsidy: trip_subsidy
          date: 2024-12-01
          parameters: {available: 70300yuan}
          expect:
            park: {amount: 18000yuan, lines: {base: 18000yuan, rural_extra: 0yuan}, payer: west, payee: park}
            forest: {amount: 12300yuan, lines: {base: 8200yuan, rural_extra: 4100yuan}}
            big: {amount: 20000yuan, lines: {base: 14000yuan, rural_extra: 7000yuan}}
            first: 20000yuan
            others: not_applicable
          total: 70300yuan
          budget: within

        - title: one yuan less, and it is exceeded
          subsidy: trip_subsidy
          date: 2024-12-01
          parameters: {available: 70299yuan}
          budget: exceeded

      """#)
}
