extension EnglishStarter {
  /// `trips.charter`.
  static let policy = StarterFile(
    path: "trips.charter",
    text: #"""
      // One document is one policy, written clause by clause in the order of the original.
      policy school_trips {
        title "School Trips Regulation (example)"
        number "Example 1/2024"
        issuer "Example County Education Bureau"
        in force from 2024-01-01
        uses trips
      }

      // A clause that states no test says why it is not encoded: charter trace lists every clause.
      clause "1" "General" not encoded because "It states aims, and nothing that could be tested."

      clause "2" "Numbers and staff" {
        // A figure of the document is a parameter, changed in one place; dated ones are { from DATE: VALUE }.
        parameter trip_limit: integer in person = 200person
        parameter per_teacher: integer in person = 20person

        // A threshold: what is required must hold. The text after `otherwise` is shown where it does not.
        rule size for go_on_trip {
          require within_limit: going <= trip_limit
            otherwise "At most {trip_limit} may go; {going} would."
        }

        rule staff for go_on_trip {
          require enough: going <= teachers * per_teacher
            otherwise "One teacher is needed for every {per_teacher}."
        }

        // An exception: where its condition holds, it stands in the place of all that its target demands.
        exception small_schools to staff when school.pupils < 100person {
          require two_teachers: teachers >= 2
            otherwise "Two teachers are needed at a school of less than 100 pupils."
        }
      }

      clause "3" "Procedure" {
        rule approval_first for go_on_trip {
          // A procedure: steps in their order; one that is not done is missing, and the reply says who is to do it.
          procedure {
            step application by school,
            step approval by school.district within 10day
          }
          require early: application.on <= leaves_on - 15day
            otherwise "Apply 15 days before leaving."
          // A duty: what is to be done afterwards; it decides nothing.
          duty report: "Hand in a report" by school to school.district within 30day of leaves_on
        }
      }

      clause "4" "Coverage" {
        // A quota: the least share of a population that must count. Until the date it is not yet due.
        quota coverage for each d in District by 2024-12-31 {
          of s in School where s.district = d
          count s where s.last_trip is present and s.last_trip >= 2024-01-01
          at least 50%
        }
      }

      clause "5" "Subsidy" {
        parameter available: number in yuan = 50000yuan

        // A subsidy: worked out line by line, exactly; upper bound, budget and payer stand here as well.
        subsidy trip_subsidy for each s in School where s.last_trip is present {
          line base = 20yuan/person * s.pupils
          line rural_extra = 10yuan/person * s.pupils when s.area = rural
          at most 20000yuan
          payer s.district
          payee s
          within budget available
        }
      }

      """#)
}
