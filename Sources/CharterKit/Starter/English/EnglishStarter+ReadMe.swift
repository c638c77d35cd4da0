extension EnglishStarter {
  /// `README.md`.
  static let readMe = StarterFile(
    path: "README.md",
    text: #"""
      # Start here

      A small example that runs: a regulation on school trips, turned into rules clause by clause, with records, proposals and
      tests. Rewrite its files, and it is your own policy.

      | file | holds |
      |---|---|
      | `vocabulary.charter` | what the rules talk about: units, enums, entities, actions |
      | `trips.charter` | the policy itself, clause by clause |
      | `registry/` | how things stand: `districts.yaml`, and `School.csv`, which a spreadsheet program opens |
      | `proposals.yaml` | what somebody would like to do |
      | `tests/` | what should come of it |
      | `charter.yaml` | where policies and records are |

      Run in this folder:

      ```sh
      charter validate                      # checks the policy: names, types, units, tables, exceptions
      charter test --coverage               # runs the tests, and lists what they leave open
      charter check proposals.yaml          # decides each proposal, and says why
      charter explain proposals.yaml        # the whole derivation
      charter audit --as-of 2025-01-01      # evaluates the quota
      charter subsidy --as-of 2025-01-01    # works out the subsidy
      charter trace                         # clause by clause: what encodes it, and how far it is tested
      charter eval "trip_limit" "count(s in School)"
      ```

      To let VS Code (with its YAML extension) complete names and mark mistakes in records and proposals:

      ```sh
      charter schema --for registry > registry.schema.json
      charter schema --for proposals > proposals.schema.json
      charter schema --for tests > tests.schema.json
      ```

      Then begin a file with the line `# yaml-language-server: $schema=../registry.schema.json`. Print the schemas anew when
      the policy has changed.

      """#)
}
