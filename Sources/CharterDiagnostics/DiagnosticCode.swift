/// The stable code of a kind of mistake; never reused, never derived from a Swift name.
///
/// Families: `E01` text and grammar · `E02` types and units · `E03` names · `E04` absence · `E05` tables and
/// parameters · `E06` norms and exceptions · `E07` policies, jurisdictions, force · `E08` data files ·
/// `E09` proposals and the run · `E10` what deserves a second look. `W…` are warnings of the family with the same
/// number.
public enum DiagnosticCode: String, Sendable, CaseIterable, Hashable {
  // MARK: Text and grammar
  /// Bytes that are not UTF-8.
  case invalidUTF8 = "E0101"
  /// A character that no token begins with.
  case unexpectedCharacter = "E0102"
  /// A text without its closing quotation mark on the same line.
  case unterminatedText = "E0103"
  /// `\x` in a text, for an unknown `x`.
  case unknownEscape = "E0104"
  /// A word in backticks without the closing one.
  case unterminatedBacktick = "E0105"
  /// A calendar date that does not exist.
  case impossibleDate = "E0106"
  /// A number that cannot be read: two points, a leading multiplier, too many digits.
  case malformedNumber = "E0107"
  /// Something else was expected here.
  case unexpectedToken = "E0108"
  /// A bracket that is never closed, or never opened.
  case unbalancedBracket = "E0109"
  /// Blocks or expressions nested too deeply.
  case tooDeep = "E0110"
  /// A keyword where a name should stand.
  case keywordAsName = "E0111"
  /// A file with two vocabularies or two policies, or a vocabulary after a policy.
  case fileOrder = "E0112"
  /// A comparison, range or `is` test chained with another.
  case chainedComparison = "E0113"
  /// A declaration in a place where it may not stand.
  case misplacedDeclaration = "E0114"
  /// A file too large to read.
  case sourceTooLarge = "E0115"
  /// A stretch that no rule could be made of.
  case notUnderstood = "E0116"

  // MARK: Types and units
  /// An expression of one type where another is needed.
  case typeMismatch = "E0201"
  /// An operator that its operands' types do not allow.
  case operatorTypes = "E0202"
  /// Two quantities with different units are added, compared or combined.
  case unitMismatch = "E0203"
  /// A quantity is needed and a plain number stands there, or the other way round.
  case missingUnit = "E0204"
  /// An enum without an order is compared by size.
  case unorderedComparison = "E0205"
  /// A number that may have a fraction where an integer is needed.
  case integerNeeded = "E0206"
  /// A call with too many or too few arguments.
  case argumentCount = "E0207"
  /// An attribute of something that has none.
  case noAttributes = "E0208"
  /// A collection is needed here.
  case collectionNeeded = "E0209"
  /// The alternatives of an `if`, a `match` or a list have different types.
  case branchTypes = "E0210"
  /// A `match` that does not cover every case, or covers one twice.
  case matchCoverage = "E0211"
  /// A constant is needed here.
  case constantNeeded = "E0212"
  /// A share outside 0 to 1, or a step that is not positive.
  case valueOutOfRange = "E0213"
  /// The type of an expression cannot be told: `none` alone, an empty list.
  case ambiguousType = "E0214"
  /// A parameter or attribute with a type that may not stand there.
  case typeNotAllowed = "E0215"
  /// A division by a constant zero.
  case divisionByZero = "E0216"
  /// A rounding that does not say which way.
  case roundingModeNeeded = "E0217"

  // MARK: Names
  case unknownName = "E0301"
  case unknownAttribute = "E0302"
  case unknownType = "E0303"
  case unknownUnit = "E0304"
  case unknownAction = "E0305"
  case unknownNorm = "E0306"
  case unknownVocabulary = "E0307"
  case unknownEnumCase = "E0308"
  case unknownStep = "E0309"
  /// One name declared twice in a place.
  case duplicateName = "E0310"
  /// A bare enum case that could also be a visible name, or a case of two enums.
  case ambiguousName = "E0311"
  /// A definition, parameter or place that leads back to itself.
  case recursion = "E0312"
  /// Words of Han letters run together: `优且学校`.
  case runTogether = "E0313"
  /// A name of another policy without its policy's name before it.
  case unqualifiedName = "E0314"
  /// A function or concept used without its arguments, or a value called like one.
  case notCallable = "E0315"
  /// An inverse set that does not fit the attribute it is the inverse of.
  case badInverse = "E0316"

  // MARK: Absence
  /// A value that may be absent is used without a test.
  case mayBeAbsent = "E0401"
  /// A test for presence of what is always there.
  case neverAbsent = "E0402"
  /// `none` where the type allows no absence.
  case noneNotAllowed = "E0403"

  // MARK: Tables and parameters
  case tableGap = "E0501"
  case tableOverlap = "E0502"
  /// A row whose cells are more or fewer than the header's columns.
  case tableColumns = "E0503"
  /// A table too intricate to be checked completely.
  case tableTooComplex = "E0504"
  /// Two values of a parameter for one day.
  case overlappingPeriods = "E0505"
  /// A period that ends before it begins.
  case emptyPeriod = "E0506"
  /// `set` on what is not a parameter, or with arguments that do not fit.
  case badSetting = "E0507"
  /// A definition that grows beyond bounds when written out.
  case definitionTooLarge = "E0509"

  // MARK: Norms and exceptions
  /// An `exit` without a ground.
  case exitWithoutGround = "E0601"
  /// A norm without any statement, or a block that needs one.
  case emptyNorm = "E0602"
  /// Exceptions that lead back to themselves.
  case exceptionCycle = "E0603"
  /// `within` or `not before` at the first step, with nothing to count from.
  case stepWithoutStart = "E0604"
  /// A statement that may not stand in this kind of norm.
  case misplacedStatement = "E0605"
  /// More grounds demanded than stated, or fewer than one.
  case groundCount = "E0606"
  /// Two effects that write the same place, or an effect that may not write there.
  case badEffect = "E0607"
  /// An amount, bound or population that a quota or subsidy lacks or states twice.
  case incompleteNorm = "E0608"
  /// A norm without an action or `for each` where one is needed, or with both.
  case normSubject = "E0609"

  // MARK: Policies
  /// A header line that is missing, doubled or malformed.
  case badHeader = "E0701"
  /// A jurisdiction or division code that is not six digits.
  case badDivisionCode = "E0702"
  /// An exception to, or setting of, an upper norm that is not delegable.
  case notDelegable = "E0703"
  /// An exception from a policy whose jurisdiction does not lie within its target's.
  case outsideJurisdiction = "E0704"
  /// An exception weaker in force than its target.
  case weakerForce = "E0705"
  /// A sub-national policy over subjects without a `place`.
  case noPlace = "E0706"
  /// Two settings of a parameter at one level for one day.
  case conflictingSettings = "E0707"
  /// A clause that holds no norm and gives no reason.
  case emptyClause = "E0708"

  // MARK: Data files
  /// YAML that cannot be read.
  case yamlSyntax = "E0801"
  /// A YAML feature that data files do without: aliases, tags, several documents.
  case yamlFeature = "E0802"
  case duplicateKey = "E0803"
  case unknownField = "E0804"
  case unknownEntity = "E0805"
  /// A value of the wrong type or unit.
  case wrongValue = "E0806"
  case duplicateRecord = "E0807"
  /// A reference to a record that does not exist.
  case danglingReference = "E0808"
  case missingID = "E0809"
  /// `null` for what cannot be absent.
  case nullNotAllowed = "E0810"
  /// A derived attribute written in data.
  case derivedField = "E0811"
  /// A list where one value should stand, or the other way round.
  case wrongShape = "E0812"
  /// A file larger, or nested deeper, than data may be.
  case dataTooLarge = "E0813"
  /// Both names of one entity or attribute in one place.
  case bothNames = "E0814"
  /// A table that cannot be read on: a quotation mark never closed, bytes that are no text.
  case tableSyntax = "E0815"
  /// A row whose cells are more or fewer than the header's columns, or under none.
  case rowLength = "E0816"
  /// A table without a header.
  case tableHeader = "E0817"
  /// What a spreadsheet program left in the place of a value.
  case spreadsheetDamage = "E0818"
  /// A row of a table that is a sum, a remark or the header again.
  case notARecord = "E0819"

  // MARK: Proposals and the run
  case badProposal = "E0901"
  case proposalsOutOfOrder = "E0902"
  case unreadableFile = "E0903"
  case nothingFound = "E0904"
  /// An expectation that is not well formed.
  case badExpectation = "E0905"
  /// A parameter override that names no parameter or does not fit.
  case badOverride = "E0906"
  /// An effect that cannot be carried out: a record that exists, one still referred to.
  case impossibleEffect = "E0907"
  /// An expectation that names a norm, a label, a line or a subject that there is not.
  case unknownExpectation = "E0908"
  /// A file that cannot be replaced by its formatted text.
  case unwritableFile = "E0921"
  /// A file whose layout or language cannot be changed without changing what it says.
  case cannotFormat = "E0922"

  // MARK: Warnings
  /// Two exceptions to one norm that may hold at the same time.
  case exceptionsMayOverlap = "W0601"
  /// A text in one language only, where both are given elsewhere in the statement.
  case missingTranslation = "W0101"
  /// A comment that lets a finding stand without a reason, or what cannot be let stand.
  case badAllowance = "W1001"
  /// An allowance that no finding needs.
  case unusedAllowance = "W1002"
  /// A norm or an exception whose conditions exclude each other.
  case neverApplies = "W1003"
  /// A condition or a statement that asks nothing.
  case alwaysHolds = "W1004"
  /// A statement that cannot be met.
  case neverHolds = "W1005"
  case unusedParameter = "W1006"
  /// A definition or a table that nothing uses.
  case unusedDefinition = "W1007"
  /// Days of a policy on which a parameter has no value.
  case valueGap = "W1008"
  /// A file that mixes the two languages.
  case mixedLanguages = "W1009"
  /// A variable or an argument that hides something of the same name.
  case shadowedName = "W1010"
  /// A condition or a statement that is written twice.
  case repeatedStatement = "W1011"
  /// What no test decides each way.
  case untested = "W1012"

  /// A warning for `W…`, an error for `E…`.
  public var severity: Severity { rawValue.hasPrefix("W") ? .warning : .error }
}
