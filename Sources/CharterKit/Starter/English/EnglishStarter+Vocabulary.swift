extension EnglishStarter {
  /// `vocabulary.charter`.
  static let vocabulary = StarterFile(
    path: "vocabulary.charter",
    text: #"""
      // The vocabulary: what the rules talk about. First the entities (records) and actions (what is
      // proposed), which the policy then refers to.
      vocabulary trips

      // Amounts have units; a comparison of different ones does not pass the checks.
      unit person

      enum Area { town, rural }

      entity District {
        name: text
      }

      // The question mark says that there may be none: a school that never went on a trip.
      entity School {
        name: text
        district: District
        area: Area
        pupils: integer in person
        last_trip: date? = none
      }

      // The effect says what the action changes; quotas and subsidies are worked out anew by it.
      action go_on_trip {
        school: School
        leaves_on: date
        going: integer in person
        teachers: integer
        effect school.last_trip = leaves_on
      }

      """#)
}
