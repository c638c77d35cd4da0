import CharterDiagnostics
import CharterKit

extension HelpPage {
  /// `charter schema`.
  static let schema = HelpPage(
    formats: SchemaCommand.formats,
    form: Words(zh: "[<目录>…] [--for <文件种类>] [选项]", en: "[<dir>…] [--for <kind>] [options]"),
    summary: Words(zh: "输出 JSON Schema，供编辑器补全和检查", en: "print a JSON Schema for editors of YAML"),
    text: Words(
      zh: """
        按政策里的词汇，输出登记、提案和测试文件的 JSON Schema（draft-07）。
        编辑器用它补全名称，并当场标出写错的名称、类型和单位。
        不写目录时，由最近的 charter.yaml 指明政策。
        """,
      en: """
        Prints a JSON Schema (draft-07) of registry, proposal and test files for a vocabulary and
        its policies. Editors complete names by it, and mark names, types and units that are wrong.
        Without a folder, the nearest charter.yaml says where the policies are.
        """),
    hasPlaces: false,
    options: [
      Option(
        form: Words(zh: "--for <文件种类>", en: "--for <kind>"),
        text: Words(
          zh: """
            registry（登记）、proposals（提案）、tests（测试）、
            project（charter.yaml）或 all（默认，看内容自行区分）
            """,
          en: """
            registry, proposals, tests, project (charter.yaml)
            or all (the default: told apart by what they hold)
            """))
    ],
    quiet: Words(zh: "对输出没有影响", en: "makes no difference"),
    exitCodes: ExitCodes(
      success: Words(zh: "已输出", en: "printed"),
      faulty: Words(zh: "政策有错误", en: "errors in policies")),
    examples: [
      Words(
        zh: "charter schema 政策 --for registry > 登记.schema.json",
        en: "charter schema policies --for registry > registry.schema.json")
    ])
}
