import CharterDiagnostics

/// What the grammar asks for at a place.
enum Expectation {
  case expression, name, variable, attribute, text, type, unit, column, effect, stepName
  case clauseNumber, endOfCount
  /// A comma or a line break.
  case separator
  case lineBreak
  case symbol(String)
  case keyword(Keyword)
  case oneOf([Keyword])

  var words: Words {
    switch self {
    case .expression: Words(zh: "一个值或条件", en: "a value or a condition")
    case .name: Words(zh: "一个名称", en: "a name")
    case .variable: Words(zh: "一个代称，如 x", en: "a name for each one, such as `x`")
    case .attribute: Words(zh: "一个属性名", en: "the name of an attribute")
    case .text: Words(zh: "一段用引号括起来的文字", en: "a text in quotation marks")
    case .type: Words(zh: "一个类型，如“文本”", en: "a type, such as `text`")
    case .unit: Words(zh: "一个计量单位", en: "a unit")
    case .column: Words(zh: "一个列名", en: "the name of a column")
    case .effect: Words(zh: "一项改变，如 a.b = c", en: "a change, such as `a.b = c`")
    case .stepName: Words(zh: "前一步骤的名称", en: "the name of a step")
    case .clauseNumber: Words(zh: "引号中的条款编号", en: "the clause's number in quotation marks")
    case .endOfCount: Words(zh: "“项”", en: "`of`")
    case .separator: Words(zh: "逗号或换行", en: "a comma or a new line")
    case .lineBreak: Words(zh: "换行", en: "a new line")
    case .symbol(let symbol): Words(zh: "“\(symbol)”", en: "`\(symbol)`")
    case .keyword(let keyword): keyword.quoted
    case .oneOf(let keywords):
      Words(
        zh: keywords.map { "“\($0.han)”" }.joined(separator: "、"),
        en: keywords.map { "`\($0.latin)`" }.joined(separator: " or "))
    }
  }
}

extension Keyword {
  /// The keyword in quotation marks, in the reader's language.
  var quoted: Words { Words(zh: "“\(han)”", en: "`\(latin)`") }
}

/// What stands where something else was expected.
enum Found {
  case token(TokenKind, String)
  case endOfLine
  case endOfFile

  var words: Words {
    switch self {
    case .endOfLine: Words(zh: "到行尾为止没有", en: "the line ends")
    case .endOfFile: Words(zh: "到文件结尾也没有", en: "the file ends")
    case .token(.quoteOpen, _): Words(zh: "这里是一段文字", en: "a text stands here")
    case .token(_, let text): Words(zh: "这里是“\(text)”", en: "`\(text)` stands here")
    }
  }
}

/// What is nested too deeply.
enum Nesting {
  case blocks, expressions, chain
}

/// Where a declaration may not stand.
enum MisplacedIn {
  case vocabulary, policy
  case block(BlockKind)

  var words: Words {
    switch self {
    case .vocabulary: Words(zh: "词汇", en: "a vocabulary")
    case .policy: Words(zh: "政策", en: "a policy")
    case .block(let kind): kind.words
    }
  }
}

extension BlockKind {
  /// What the block belongs to.
  var words: Words {
    switch self {
    case .file: Words(zh: "文件", en: "a file")
    case .clause: Words(zh: "条款", en: "a clause")
    case .vocabularyHeader: Words(zh: "词汇的开头", en: "the head of a vocabulary")
    case .policyHeader: Words(zh: "政策的开头", en: "the head of a policy")
    case .cases: Words(zh: "枚举", en: "an enum")
    case .entity: Words(zh: "实体", en: "an entity")
    case .action: Words(zh: "行动", en: "an action")
    case .effects: Words(zh: "效果", en: "effects")
    case .fields: Words(zh: "新建的记录", en: "a new record")
    case .periods: Words(zh: "分时段的参数值", en: "dated values")
    case .table: Words(zh: "决策表", en: "a table")
    case .norm: Words(zh: "规范", en: "a norm")
    case .grounds: Words(zh: "事由列表", en: "a list of grounds")
    case .procedure: Words(zh: "程序", en: "a procedure")
    case .quota: Words(zh: "配额", en: "a quota")
    case .subsidy: Words(zh: "补贴", en: "a subsidy")
    case .line: Words(zh: "补贴的分项", en: "a line of a subsidy")
    case .arms: Words(zh: "“按”的各种情形", en: "the cases of a `match`")
    }
  }

  /// What an item of the block looks like, for whoever met something else there.
  var itemWords: Words {
    switch self {
    case .file, .clause:
      Words(
        zh: "条款、规则、参数、定义等声明", en: "a declaration such as `clause`, `rule`, `parameter` or `define`")
    case .vocabularyHeader: Words(zh: "“使用”", en: "`uses`")
    case .policyHeader:
      Words(
        zh: "“标题”“文号”“发文机关”“辖区”“效力”“施行”或“使用”",
        en: "`title`, `number`, `issuer`, `jurisdiction`, `force`, `in force` or `uses`")
    case .cases: Words(zh: "枚举的一项", en: "a case of the enum")
    case .entity: Words(zh: "一个属性，如 名称: 文本", en: "an attribute, such as `name: text`")
    case .action: Words(zh: "一个属性或效果", en: "an attribute or an `effect`")
    case .effects: Words(zh: "一项改变", en: "a change")
    case .fields: Words(zh: "一个属性的值，如 名称 = 值", en: "an attribute's value, such as `name = value`")
    case .periods: Words(zh: "“自 日期: 值”", en: "`from DATE: value`")
    case .table: Words(zh: "表中的一行", en: "a row of the table")
    case .norm:
      Words(
        zh: "“当”“要求”“禁止”“建议”“任一”“义务”“程序”等语句",
        en:
          "a statement such as `when`, `require`, `forbid`, `advise`, `any of`, `duty` or `procedure`"
      )
    case .grounds: Words(zh: "“事由”", en: "`ground`")
    case .procedure: Words(zh: "“步骤”", en: "`step`")
    case .quota:
      Words(
        zh: "“总体”“计数”“不少于”“不超过”“介于”等语句",
        en: "an item such as `of`, `count`, `at least`, `at most` or `between`")
    case .subsidy:
      Words(
        zh: "“分项”“金额”“不超过”“舍入”“付款方”“收款方”等语句",
        en: "an item such as `line`, `amount`, `at most`, `rounded`, `payer` or `payee`")
    case .line: Words(zh: "“资金池”“按比例”或“舍入”", en: "`pool`, `in proportion to` or `rounded`")
    case .arms: Words(zh: "一种情形，如 值 => 结果", en: "a case, such as `value => result`")
    }
  }
}
