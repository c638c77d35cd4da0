import CharterSyntax
import Testing

@Suite struct KeywordTests {
  @Test func spellingsAreWellFormed() {
    for keyword in Keyword.allCases {
      #expect(!keyword.latin.isEmpty && keyword.latin.utf8.allSatisfy { $0 < 0x80 })
      #expect(!keyword.han.isEmpty && keyword.han.unicodeScalars.allSatisfy { $0.value > 0x3000 })
    }
  }

  /// A Chinese word says at once which keyword it is; an English one may need its place.
  @Test func chineseSpellingsAreDistinct() {
    let words = Keyword.allCases.map(\.han)
    #expect(Set(words).count == words.count)
    #expect(Keyword.allCases.filter { $0.latin == "by" } == [.by, .byDate])
    #expect(Keyword.allCases.filter { $0.latin == "to" } == [.to, .exceptionTo, .roundedTo])
  }

  @Test func keywordsAreFoundByTheirFirstWord() {
    #expect(Keyword.beginning(with: "at") == [.atLeastOf, .atLeast, .atMost])
    #expect(Keyword.beginning(with: "截至") == [.byDate])
    #expect(Keyword.beginning(with: "学校") == [])
  }

  @Test func functionsAndTypesAreFoundInEitherLanguage() {
    for function in BuiltinFunction.allCases {
      #expect(
        BuiltinFunction(function.latin) == function && BuiltinFunction(function.han) == function)
    }
    for type in BuiltinType.allCases {
      #expect(BuiltinType(type.latin) == type && BuiltinType(type.han) == type)
    }
    #expect(BuiltinFunction("学校") == nil && BuiltinType("学校") == nil)
  }
}
