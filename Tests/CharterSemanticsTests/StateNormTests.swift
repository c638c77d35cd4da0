import Testing

/// Norms on the registry: nothing that is written is dropped in silence.
@Suite struct StateNormTests {
  private static let declarations = """
    vocabulary v { }
    unit 人
    entity School { students: integer in 人, weak: boolean, area: text, place = area }
    entity Teacher { school: School, eligible: boolean, years: integer }
    policy p { uses v }

    """

  /// Norms, and the codes that they lead to.
  @Test(arguments: [
    (
      "quota q for each s in School { of t in Teacher where t.school = s "
        + "count t where t.eligible at least 20% rounded up }", []
    ),
    (
      "subsidy s for each t in Teacher { when t.eligible line a = 100元 when t.years > 3 "
        + "at least 10元 at most 300元\nrounded half up to 0.01元 "
        + "payer t.school payee t within budget 5万元 }", []
    ),
    (
      "subsidy s shared among s in School { fund 100元 "
        + "line a { pool 60元 in proportion to s.students } "
        + "line b { pool rest in proportion to s.students when s.weak } "
        + "rounded to 1元 by largest remainder }", []
    ),
    (
      "subsidy s shared among s in School { pool 5元 in proportion to s.students "
        + "rounded to 1元 by largest remainder }", []
    ),
    ("rule r for each s in School by 2022-12-31 { require s.weak }", []),
    // Parts written twice.
    (
      "quota q for each t in Teacher for each s in School { of x in Teacher at least 20% }",
      ["E0608"]
    ),
    (
      "subsidy s shared among s in School shared among t in School "
        + "{ pool 1元 in proportion to s.students }", ["E0608"]
    ),
    ("subsidy s for each t in Teacher { line a = 9元 at most 5元 at most 4元 }", ["E0608"]),
    ("quota q { of t in Teacher at least 20% at least 30% }", ["E0608"]),
    ("quota q { of t in Teacher of x in School at least 20% }", ["E0608"]),
    // Pools, proportions and amounts.
    (
      "subsidy s shared among s in School { pool 1元 in proportion to s.students "
        + "pool 2元 in proportion to s.students }", ["E0608", "E0608"]
    ),
    (
      "subsidy s shared among s in School { line a { pool 9元 in proportion to s.students\n"
        + "rounded to 1元 by largest remainder } }", ["E0605"]
    ),
    ("subsidy s for each t in Teacher { line a = 9元 in proportion to t.years }", ["E0608"]),
    ("subsidy s for each t in Teacher { line a = 9元/月 }", ["E0204"]),
    ("subsidy s for each t in Teacher { line a = 9元/月 amount = a }", ["E0204"]),
    ("subsidy s shared among s in School { line a = 9元 }", ["E0608"]),
    (
      "subsidy s shared among s in School { fund 9元 pool 5元 in proportion to s.students }",
      ["E0608"]
    ),
    (
      "subsidy s shared among s in School { fund 9元 "
        + "line a { pool rest in proportion to s.students } "
        + "line b { pool 1元 in proportion to s.students } }", ["E0608"]
    ),
    (
      "subsidy s shared among s in School { line a { pool 9元 in proportion to s.students } "
        + "line b { pool 9人 in proportion to s.students } }", ["E0203"]
    ),
    ("subsidy s { pool 9元 in proportion to 1 }", ["E0608"]),
    // Roundings and conditions where they would not count.
    ("quota q { of t in Teacher at least 20% rounded down }", ["E0605"]),
    (
      "subsidy s for each t in Teacher { line a = 9元\nrounded half up to 1元 by largest remainder }",
      ["E0608"]
    ),
    (
      "subsidy s for each t in Teacher { line a = 9元 at most 3元 when t.eligible }", ["E0605"]
    ),
    ("rule r { forbid otherwise \"x\" }", ["E0605"]),
    // Values that nothing can meet.
    ("parameter n: number = 80\nquota q { of t in Teacher at least n }", ["E0213"]),
    ("quota q { of t in Teacher at least -3 }", ["E0213"]),
    ("quota q { of t in Teacher between 40% and 10% }", ["E0213"]),
    ("subsidy s for each t in Teacher { line a = 9元 at least 9元 at most 3元 }", ["E0213"]),
    // Names, units and absence inside.
    ("quota q { of t in Teacher count t where t.elig at least 20% }", ["E0302"]),
    ("subsidy s for each t in Teacher { line a = 9元 at most 3人 }", ["E0203"]),
    ("subsidy s for each t in Teacher { line a = 9元 payer t.years }", ["E0201"]),
    ("rule r for each s in School by 3 { require s.weak }", ["E0201"]),
  ])
  func checks(_ norm: String, _ expected: [String]) {
    #expect(codes(Self.declarations + norm) == expected)
  }

  @Test func oneMissingVocabularyIsOneDiagnostic() {
    let text = Self.declarations.replacing("uses v", with: "uses w")
    #expect(codes(text + "rule r for each s in School { require s.weak }") == ["E0307"])
    let other = """
      policy q { }
      rule r for each s in School { require s.weak }
      rule t for each s in School { require s.area = "" }
      """
    #expect(codes(Self.declarations, other) == ["E0307"])
  }
}
