import CharterDiagnostics
import CharterSyntax
import Testing

/// Comments that let findings stand: how they may be written, what they cover, what is wrong with some.
@Suite struct AllowanceTests {
  static let policy = """
    政策 p 政策甲 {
      施行 自 2021-01-01
    }
    条款 "1" "甲" {
      规则 r 规模 适用 纳新 {
        要求 甲 = 1
        要求 乙 = 2
          否则 "不行"
      }
      参数 x 数目: 数 = 3
    }
    """

  /// A comment, and its subjects and reason as `subject, subject | reason`; empty: it is prose.
  @Test(arguments: [
    ("// 容许 W0601：两者不会同时成立", "W0601 | 两者不会同时成立"),
    ("// allow W0601: they never meet", "W0601 | they never meet"),
    ("//allow w0601:because", "W0601 | because"),
    ("//　容许　Ｗ０６０１、W0101：全角也行", "W0601, W0101 | 全角也行"),
    ("／／ 容许W0601，W0101: 半角冒号：后面的冒号不算", "W0601, W0101 | 半角冒号：后面的冒号不算"),
    ("// allow W0601, W0101 : two", "W0601, W0101 | two"),
    ("// allow W0601 W0101: two", "W0601, W0101 | two"),
    (
      "// Allow mutant: the boundary is not in the document",
      "mutant | the boundary is not in the document"
    ),
    ("// 容许变异：界限原文未定", "mutant | 界限原文未定"),
    ("// 容许变异 比较、数字：界限原文未定", "mutant 比较, mutant 数字 | 界限原文未定"),
    ("// allow mutant comparison, table row: none", "mutant comparison, mutant table row | none"),
    ("// 容许 W0601、变异 比较：两样", "W0601, mutant 比较 | 两样"),
    ("// 容许有理由的例外：原文如此", ""),
    ("// 容许变异性的差别", ""),
    ("// allowances: see above", ""),
    ("// allow exceptions: never", ""),
    ("// “一般”容许 W0601：不在句首", ""),
    ("// 容", ""),
    ("//", ""),
  ])
  func isRead(_ comment: String, _ expected: String) {
    let result = read(comment + "\n" + Self.policy).value.allowances
    let shown = result.value.map { $0.subjects.joined(separator: ", ") + " | " + $0.reason }
    #expect(shown.joined() == expected)
    #expect(result.diagnostics.isEmpty)
  }

  /// A comment that does not count, what is said, what is underlined, and what it allows all the same.
  @Test(arguments: [
    ("// 容许 W0601", "W1001 [// 容许 W0601]", ""),
    ("// 容许 W0601：　", "W1001 [// 容许 W0601：　]", ""),
    ("// allow W0601 since they never meet", "W1001 [// allow W0601 since they never meet]", ""),
    ("// 容许变异", "W1001 [// 容许变异]", ""),
    ("// 容许 W0602：没有这个编号", "W1001 [W0602]", ""),
    ("// 容许 W0602、W0601：一个有一个没有", "W1001 [W0602]", "W0601"),
    ("// 容许 E0203：错误", "W1001 [E0203]", ""),
    ("// 容许 W1002：容许的容许", "W1001 [W1002]", ""),
    ("// allow W0601 rashly: a word too many", "W1001 [rashly]", "W0601"),
  ])
  func isRefused(_ comment: String, _ problem: String, _ kept: String) {
    let tree = read(comment + "\n" + Self.policy).value
    let found = tree.allowances
    #expect(
      found.diagnostics.map { "\($0.code.rawValue) [\(tree.text.text(of: $0.span))]" } == [problem])
    #expect(found.value.flatMap(\.subjects).joined(separator: ", ") == kept)
  }

  /// Where the comment goes: before a line or at its end; and the first and last words of what it covers.
  @Test(arguments: [
    ("before", "政策 p", "政策 p", "}"),
    ("before", "条款 \"1\"", "条款 \"1\"", "= 3\n}"),
    ("end", "条款 \"1\"", "条款 \"1\"", "= 3\n}"),
    ("before", "规则 r", "规则 r", "不行\"\n  }"),
    ("before", "要求 乙", "要求 乙", "否则 \"不行\""),
    ("end", "要求 乙", "要求 乙", "否则 \"不行\""),
    ("end", "否则", "否则", "\"不行\""),
    ("end", "要求 甲", "要求 甲", "= 1"),
    ("end", "参数 x", "参数 x", "= 3"),
  ])
  func covers(_ place: String, _ line: String, _ first: String, _ last: String) throws {
    let comment = "// 容许 W0601：理由"
    let lines = Self.policy.split(separator: "\n").flatMap { text -> [String] in
      guard text.contains(line) else { return [String(text)] }
      return place == "end"
        ? ["\(text)  \(comment)"] : ["  \(comment)", "", "  // 说明", String(text)]
    }
    let tree = read(lines.joined(separator: "\n")).value
    let allowance = try #require(tree.allowances.value.first)
    let covered = tree.text.text(of: allowance.covers)
    #expect(covered.hasPrefix(first))
    #expect(covered.hasSuffix(last))
    #expect(covered.contains("政策 p") == (line == "政策 p"))
  }

  @Test(arguments: ["}  // 容许 W0601：理由", "// 容许 W0601：理由", "\n\n// 容许变异：理由\n\n"])
  func mayCoverNothing(_ ending: String) throws {
    let text = Self.policy.dropLast(ending.hasPrefix("}") ? 1 : 0) + ending
    let allowance = try #require(read(String(text)).value.allowances.value.first)
    #expect(allowance.covers.start == allowance.covers.end)
  }

  @Test func severalStatementsOfALineAreCoveredTogether() throws {
    let tree = read("规则 r 适用 纳新 {\n  要求 甲 = 1; 要求 乙 = 2 // 容许变异：理由\n  要求 丙 = 3\n}").value
    let allowance = try #require(tree.allowances.value.first)
    #expect(tree.text.text(of: allowance.covers) == "要求 甲 = 1; 要求 乙 = 2")
  }

  /// The innermost that covers a finding lets it stand; an outer one is then of no use.
  @Test func theInnermostCounts() throws {
    let text = """
      // 容许 W0601：外
      条款 "1" "甲" {
        // 容许 W0601、W0101：内
        规则 r 规模 适用 纳新 { 要求 甲 = 1 }
        规则 s 规模二 适用 纳新 { 要求 乙 = 2 }
      }
      规则 t 规模三 适用 纳新 { 要求 丙 = 3 }
      """
    let tree = read(text).value
    func finding(_ word: String, _ code: DiagnosticCode) throws -> Diagnostic {
      let start = try #require(text.firstRange(of: word)).lowerBound
      let bytes = text[..<start].utf8.count
      return Diagnostic(
        code, at: Span(source: tree.source, start: bytes, end: bytes + word.utf8.count),
        message: Words(word))
    }
    let all = try [
      finding("丙", .exceptionsMayOverlap), finding("甲 = 1", .exceptionsMayOverlap),
      finding("乙", .missingTranslation), finding("甲 = 1", .mayBeAbsent),
    ]
    let silencing = Silencing(all, allowances: tree.allowances.value)
    #expect(silencing.told.map(\.message.zh) == ["丙", "乙", "甲 = 1"])
    #expect(silencing.silenced.map(\.reason) == ["内"])
    let unused = silencing.unused { _ in true }
    #expect(unused.map { tree.text.text(of: $0.span) } == ["W0601", "W0101"])
    #expect(unused.map { $0.span.start < 20 } == [true, false])
    #expect(silencing.unused { $0 == .missingTranslation }.count == 1)
  }
}
