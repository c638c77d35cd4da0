import CharterDiagnostics
import CharterSyntax
import Testing

/// The nodes and keywords that each construct gives, as the checker reads them.
@Suite struct TreeTests {
  @Test(arguments: [
    ("vocabulary a 甲", "(vocabularyHeader vocabulary (name word word))"),
    ("unit 人 person", "(unitDeclaration unit (name word word))"),
    (
      "enum A { a, b 乙\n c }",
      "(enumDeclaration enum (name word) { (enumCase (name word)) , (enumCase (name word word)) "
        + "(enumCase (name word)) })"
    ),
    (
      "entity A { x: integer in 元/人? = 1, y: set of T? inverse of z; place = a }",
      "(entityDeclaration entity (name word) { (attributeDeclaration (name word) : (namedType word "
        + "inUnit (unitReference word / word) ?) (defaultClause = (numberLiteral number))) , "
        + "(attributeDeclaration (name word) : (setType setOf (namedType word ?)) (inverseClause "
        + "inverseOf word)) ; (placeDeclaration place = (nameExpression word)) })"
    ),
    (
      "entity A {\n place: text\n title 题名: text\n in: text\n if: text\n }",
      "(entityDeclaration entity (name word) { (attributeDeclaration (name word) : (namedType word)) "
        + "(attributeDeclaration (name word word) : (namedType word)) "
        + "(attributeDeclaration (name word) : (namedType word)) "
        + "(attributeDeclaration (name word) : (namedType word)) })"
    ),
    (
      "clause \"a\" \"b\" not encoded because \"c\"",
      "(clause clause (textLiteral \" textSegment \") (localizedText (textLiteral \" textSegment \")) "
        + "(notEncoded notEncoded because (localizedText (textLiteral \" textSegment \"))))"
    ),
    (
      "parameter p: T = { a => b\n c => 1\n}",
      "(parameterDeclaration parameter (name word) : (namedType word) = (tableBody { (tableHeader "
        + "word => word) (tableRow (tableCell (nameExpression word)) => (numberLiteral number)) }))"
    ),
    (
      "parameter p: T { a => b\n c => 1\n}",
      "(parameterDeclaration parameter (name word) : (namedType word) (tableBody { (tableHeader "
        + "word => word) (tableRow (tableCell (nameExpression word)) => (numberLiteral number)) }))"
    ),
    (
      "parameter p: set of T = {a, b}",
      "(parameterDeclaration parameter (name word) : (setType setOf (namedType word)) = "
        + "(setExpression { (nameExpression word) , (nameExpression word) }))"
    ),
    (
      "table t(a: A): B { a => b\n >= 1 => 2\n 1..2, 5 => 3\n}",
      "(tableDeclaration table (name word) (parameterList ( (parameterItem (name word) : (namedType "
        + "word)) )) : (namedType word) (tableBody { (tableHeader word => word) (tableRow (tableCell "
        + "(comparisonCell >= (numberLiteral number))) => (numberLiteral number)) (tableRow (tableCell "
        + "(rangeExpression (numberLiteral number) .. (numberLiteral number)) , (numberLiteral number)) "
        + "=> (numberLiteral number)) }))"
    ),
    (
      "rule r { at least n of { ground a b: c } }",
      "E"
    ),
    (
      "rule r { at least n of { ground a 乙: c otherwise \"d\" } otherwise \"e\" }",
      "(norm rule (name word) { (groundsStatement atLeastOf (nameExpression word) atLeastOf { "
        + "(groundItem ground (label (name word word) :) (nameExpression word) (otherwiseClause "
        + "otherwise (localizedText (textLiteral \" textSegment \")))) } (otherwiseClause otherwise "
        + "(localizedText (textLiteral \" textSegment \")))) })"
    ),
    (
      "rule r { forbid forbid otherwise \"a\" forbid x }",
      "(norm rule (name word) { (forbidStatement forbid) (forbidStatement forbid (otherwiseClause "
        + "otherwise (localizedText (textLiteral \" textSegment \")))) (forbidStatement forbid "
        + "(nameExpression word)) })"
    ),
    (
      "subsidy s { line a = b rounded up to 1\n rounded to 1\n }",
      "(subsidyDeclaration subsidy (name word) { (lineItem line (name word) = (roundedExpression "
        + "(nameExpression word) rounded up roundedTo (numberLiteral number))) (roundingItem rounded "
        + "roundedTo (numberLiteral number)) })"
    ),
    (
      "subsidy s { amount = (a\n rounded to 1) }",
      "(subsidyDeclaration subsidy (name word) { (amountItem amount = (parenthesized ( "
        + "(roundedExpression (nameExpression word) rounded roundedTo (numberLiteral number)) ))) })"
    ),
    (
      "subsidy s { pool rest.a in proportion to b }",
      "(subsidyDeclaration subsidy (name word) { (poolItem pool (memberExpression (nameExpression word) "
        + ". word)) (proportionClause inProportionTo (nameExpression word)) })"
    ),
    (
      "action a { effect f(x).y = z }",
      "(actionDeclaration action (name word) { (effectDeclaration effect (assignEffect (memberExpression "
        + "(callExpression (nameExpression word) ( (nameExpression word) )) . word) = (nameExpression "
        + "word))) })"
    ),
  ]) func declarations(text: String, expected: String) {
    if expected == "E" {
      #expect(problems(text) != [])
    } else {
      #expect(problems(text) == [])
      #expect(read(text).value.root.childNodes.map(shape).joined(separator: " ") == expected)
    }
  }

  @Test func aStatementGoesOnOverLines() {
    let text = "rule r for a { require a\n and\n b\n otherwise\n \"x\" }"
    #expect(problems(text) == [])
  }

  @Test func wordsCarryTheirKeyword() throws {
    let root = read(Samples.clauseInEnglish).value.root
    let norm = try #require(root.first(.clause)?.first(.norm))
    #expect(norm.has(.exit) && !norm.has(.rule))
    let grounds = try #require(norm.first(.groundsStatement))
    #expect(grounds.tokens.filter { $0.keyword == .anyOf }.map(\.text) == ["any", "of"])
    #expect(norm.name?.latin == "member_exit")
    #expect(
      norm.first(.forActions)?.first(.nameReference)?.parts.map(\.identifier) == ["leave_group"])
  }

  @Test func emptyNodesStandAfterWhatPrecedesThem() throws {
    let root = read("rule r {\n  require\n}").value.root
    let missing = try #require(root.first(.norm)?.first(.requireStatement)?.expression)
    #expect(missing.kind == .missingExpression)
    #expect(missing.span.start == 18 && missing.span.end == 18)
  }

  @Test func identitiesAreDenseAndStable() {
    let tree = read(Samples.norms).value
    #expect(tree.root.identity == 0 && tree.root.parent == nil)
    for identity in 1..<tree.nodeCount {
      let node = tree.node(identity)
      #expect(node.identity == identity)
      #expect((node.parent?.identity ?? identity) < identity)
    }
  }

  @Test func descriptionsAreExpressionsInBrackets() {
    let text = read("unit 人 // x\n").value.root.description
    #expect(text == "(file (unitDeclaration unit (name 人)))")
  }
}
