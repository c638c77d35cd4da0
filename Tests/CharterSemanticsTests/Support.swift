import CharterDiagnostics
import CharterSemantics
import CharterSyntax

/// The codes that a policy text leads to, in source order.
func codes(_ texts: String...) -> [String] {
  result(texts).diagnostics.map(\.code.rawValue)
}

func checkedProgram(_ texts: String...) -> Program? { result(texts).program }

private func result(_ texts: [String]) -> (program: Program?, diagnostics: [Diagnostic]) {
  var sources = SourceCollection()
  var trees: [SyntaxTree] = []
  var diagnostics: [Diagnostic] = []
  for (index, text) in texts.enumerated() {
    let source = SourceText(name: "\(index).charter", text: text)
    let parsed = parse(sources.add(source), source)
    trees.append(parsed.value)
    diagnostics += parsed.diagnostics
  }
  let checked = check(trees, after: diagnostics)
  return (checked.value, (diagnostics + checked.diagnostics).sorted())
}

/// A vocabulary with one of everything, in both languages.
let vocabulary = """
  vocabulary v { }
  unit 人 person
  enum Stage 学段 { primary 小学, junior 初中 }
  ordered enum Rating 等级 { poor 差, good 良 }
  entity School 学校 {
    code 代码: text
    stage 学段: Stage
    rating 评级: Rating
    students 学生数: integer in 人
    fund 经费: money
    opened 开办日: date
    closed 停办日: date?
    group 集团: Group?
    place = code
  }
  entity Group 集团 {
    core 核心校: School
    deputy 副校: School?
    members 成员校: set of School inverse of group
  }
  entity Agreement 协议 { signed_on 签订日: date, fee 费用: money? }
  action admit 纳新 {
    group 集团: Group
    school 学校: School
    agreement 协议: Agreement?
    count_of 数量: integer?
    flag 标志: boolean
    place = school.code
  }
  policy p { uses v }

  """

/// The codes that statements of a norm on `admit` lead to.
func codes(inNorm statements: String, with declarations: String = "") -> [String] {
  codes(vocabulary + declarations + "\nrule r for admit {\n\(statements)\n}\n")
}
