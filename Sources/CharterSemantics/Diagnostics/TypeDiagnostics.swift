import CharterDiagnostics
import CharterValues

/// Where an expectation came from, as a second label.
extension Expected {
  var labels: [Diagnostic.Label] {
    guard let origin else { return [] }
    let words: Words =
      switch because {
      case .declaration: Words(zh: "类型在这里声明", en: "the type is declared here")
      case .operand: Words(zh: "与它相比或相并的是这个", en: "it is set against this")
      case .alternative: Words(zh: "另一种情形的结果是这个", en: "the other alternative is this")
      case .argument: Words(zh: "参数在这里声明", en: "the argument is declared here")
      case .condition, .other: Words("")
      }
    return [Diagnostic.Label(origin, words)]
  }
}

extension Diagnostic {
  static func typeMismatch(
    found: Words, wanted: Words, at span: Span, expected: Expected
  ) -> Diagnostic {
    let isCondition = if case .condition = expected.because { true } else { false }
    let message =
      isCondition
      ? Words(
        zh: "这里要一个能判断“是”或“否”的条件，而这段的类型是“\(found.zh)”。",
        en: "A condition that is true or false belongs here, and this is \(found.en).")
      : Words(
        zh: "这里要“\(wanted.zh)”，而这段的类型是“\(found.zh)”。",
        en: "\(wanted.en) is needed here, and this is \(found.en).")
    return Diagnostic(
      .typeMismatch, at: span, label: found, secondary: expected.labels, message: message)
  }

  static func operatorTypes(
    _ symbol: String, at span: Span, left: Words, leftSpan: Span, right: Words?, rightSpan: Span?
  ) -> Diagnostic {
    let kinds =
      right.map { Words(zh: "“\(left.zh)”和“\($0.zh)”", en: "\(left.en) and \($0.en)") }
      ?? Words(zh: "“\(left.zh)”", en: left.en)
    var labels = [Label(leftSpan, left)]
    if let right, let rightSpan { labels.append(Label(rightSpan, right)) }
    return Diagnostic(
      .operatorTypes, at: span, secondary: labels,
      message: Words(
        zh: "“\(symbol)”不能用于\(kinds.zh)。", en: "`\(symbol)` does not work on \(kinds.en)."))
  }

  static func unitMismatch(left: Words, right: Words, at span: Span, other: Span?) -> Diagnostic {
    Diagnostic(
      .unitMismatch, at: span, label: right,
      secondary: other.map { [Label($0, left)] } ?? [],
      message: Words(
        zh: "“\(left.zh)”与“\(right.zh)”单位不同，不能直接相加减或比较。",
        en: "\(left.en) and \(right.en) are different units and cannot be added or compared as "
          + "they are."),
      help: conversion(left, right))
  }

  /// A rate by the month and one by the year meet often enough for a hint of their own.
  private static func conversion(_ left: Words, _ right: Words) -> Words? {
    let both = [left.zh, right.zh]
    guard both.contains(where: { $0.hasSuffix("/年") }), both.contains(where: { $0.hasSuffix("/月") })
    else { return nil }
    return Words(
      zh: "按月的数乘以 12月/年 即为按年的数，例如 500元/月 * 12月/年。",
      en: "A monthly rate times 12月/年 is a yearly one: 500元/月 * 12月/年.")
  }

  static func missingUnit(
    found: Words, wanted: Words, at span: Span, origin: Span?, literal: String?
  ) -> Diagnostic {
    var fixes: [Fix] = []
    var help: Words?
    if let literal, wanted.zh != "无单位" {
      let fixed = literal + wanted.zh
      help = Words(zh: "可写作“\(fixed)”。", en: "Write `\(fixed)`.")
      fixes = [Fix(Words(zh: "补上单位", en: "Add the unit"), [Edit(span, fixed)])]
    }
    return Diagnostic(
      .missingUnit, at: span, label: found,
      secondary: origin.map { [Label($0, wanted)] } ?? [],
      message: Words(
        zh: "这里要的单位是“\(wanted.zh)”，而这段是“\(found.zh)”。没有单位的数不会自动当作有单位的数。",
        en: "The unit here is \(wanted.en), and this has \(found.en). A plain number never takes a "
          + "unit by itself."),
      help: help, fixes: fixes)
  }

  static func integerNeeded(at span: Span, origin: Span?) -> Diagnostic {
    Diagnostic(
      .integerNeeded, at: span,
      secondary: origin.map { [Label($0, Words(zh: "由此而来的要求", en: "asked for here"))] } ?? [],
      message: Words(
        zh: "这里要整数，而这段可能带小数。", en: "An integer is needed here, and this may have a fraction."),
      help: Words(
        zh: "可用 下取整(…)、上取整(…) 或“舍入 … 到 1”明确怎样取整。",
        en: "Say how to make it whole: floor(…), ceil(…) or `rounded … to 1`."))
  }

  static func numberNeeded(found: Words, at span: Span) -> Diagnostic {
    Diagnostic(
      .typeMismatch, at: span, label: found,
      message: Words(
        zh: "这里要一个数，而这段的类型是“\(found.zh)”。",
        en: "A number is needed here, and this is \(found.en)."))
  }

  static func partyNeeded(found: Words, at span: Span) -> Diagnostic {
    Diagnostic(
      .typeMismatch, at: span, label: found,
      message: Words(
        zh: "办理方或收受方应是一个单位、人员或名称，而这段的类型是“\(found.zh)”。",
        en: "Who acts or is addressed is a record or a name, and this is \(found.en)."))
  }

  static func periodNeeded(found: Words, at span: Span) -> Diagnostic {
    Diagnostic(
      .typeMismatch, at: span, label: found,
      message: Words(
        zh: "期限应以日、月或年计，例如 30日，而这段是“\(found.zh)”。",
        en: "A time limit is in days, months or years, such as 30日, and this is \(found.en)."))
  }

  static func dateNeedsPeriod(found: Words, at span: Span, date: Span) -> Diagnostic {
    Diagnostic(
      .unitMismatch, at: span, label: found,
      secondary: [Label(date, Words(zh: "日期", en: "date"))],
      message: Words(
        zh: "日期只能加减以日、月或年计的整数，例如 3年，而这段是“\(found.zh)”。",
        en: "Only whole days, months or years such as 3年 can be added to a date; this has "
          + "\(found.en)."))
  }

  static func unorderedEnum(_ name: Name, at span: Span, declared: Span?) -> Diagnostic {
    Diagnostic(
      .unorderedComparison, at: span,
      secondary: declared.map {
        [Label($0, Words(zh: "这个枚举没有次序", en: "this enum has no order"))]
      } ?? [],
      message: Words(
        zh: "“\(name.words.zh)”的各项没有高低之分，不能比较大小。",
        en: "The cases of `\(name.words.en)` have no order and cannot be compared by size."),
      help: Words(
        zh: "若确有高低，在声明处写“有序 枚举”，由低到高排列。",
        en: "If there is an order, declare it `ordered enum`, the lowest first."))
  }

  static func noOrder(_ type: Words, at span: Span) -> Diagnostic {
    Diagnostic(
      .operatorTypes, at: span,
      message: Words(
        zh: "“\(type.zh)”没有大小次序，只能用 = 或 != 比较。",
        en: "\(type.en) has no order; compare it with = or != only."))
  }

  static func argumentCount(
    found: Int, wanted: Int, at span: Span, declared: Span?
  ) -> Diagnostic {
    Diagnostic(
      .argumentCount, at: span,
      secondary: declared.map { [Label($0, Words(zh: "声明在此", en: "declared here"))] } ?? [],
      message: Words(
        zh: "这里应给 \(wanted) 个值，实际给了 \(found) 个。",
        en: "\(wanted == 1 ? "1 argument belongs" : "\(wanted) arguments belong") here; \(found) "
          + "\(found == 1 ? "is" : "are") given."))
  }

  static func extremeNeedsTwo(_ function: String, at span: Span) -> Diagnostic {
    let zh = function == "min" ? "最小" : "最大"
    return Diagnostic(
      .argumentCount, at: span,
      message: Words(
        zh: "“\(zh)”要在两个以上的数里取；对一批对象取，写 \(zh)(x 属于 … : x.数)。",
        en: "`\(function)` picks from two or more numbers; over many records write "
          + "\(function)(x in … : x.number)."))
  }

  static func aggregateNeedsBinder(_ function: String, at span: Span) -> Diagnostic {
    Diagnostic(
      .argumentCount, at: span,
      message: Words(
        zh: "这个统计要说明对哪一批对象、取哪个数，例如 合计(s 属于 集团.成员校: s.学生数)。",
        en: "This aggregate runs over records: \(function)(s in group.members: s.students)."))
  }

  static func aggregateNeedsValue(_ function: String, at span: Span) -> Diagnostic {
    Diagnostic(
      .argumentCount, at: span,
      message: Words(
        zh: "还要在冒号后面写出取哪个数。", en: "After a colon, say which value `\(function)` takes."))
  }

  static func countTakesNoValue(at span: Span) -> Diagnostic {
    Diagnostic(
      .argumentCount, at: span,
      message: Words(
        zh: "计数只数有多少个，不取值；条件写在“其中”后面。",
        en: "`count` counts members and takes no value; a condition goes after `where`."))
  }

  static func weightNotAllowed(_ function: String, at span: Span) -> Diagnostic {
    Diagnostic(
      .operatorTypes, at: span,
      message: Words(
        zh: "只有平均、标准差、差异系数可以加权。",
        en: "Only mean, stdev and cv can be weighted, not `\(function)`."))
  }

  static func everyNeedsBody(at span: Span) -> Diagnostic {
    Diagnostic(
      .argumentCount, at: span,
      message: Words(
        zh: "“每个”之后要用“满足”写明每个对象应满足什么。",
        en: "After `every`, `satisfies` says what must hold for each."))
  }

  static func rootOfUnit(_ unit: Words, at span: Span) -> Diagnostic {
    Diagnostic(
      .operatorTypes, at: span, label: unit,
      message: Words(
        zh: "“\(unit.zh)”开平方后没有这样的单位。", en: "\(unit.en) has no square root as a unit."))
  }

  static func noAttributes(
    _ form: String, at span: Span, base: Words, baseSpan: Span
  ) -> Diagnostic {
    Diagnostic(
      .noAttributes, at: span, secondary: [Label(baseSpan, base)],
      message: Words(
        zh: "“\(base.zh)”没有属性，不能取“\(form)”。",
        en: "A value of type \(base.en) has no attributes, so there is no `\(form)` of it."))
  }

  static func collectionNeeded(found: Words, at span: Span) -> Diagnostic {
    Diagnostic(
      .collectionNeeded, at: span, label: found,
      message: Words(
        zh: "这里要一个集合或实体名，而这段的类型是“\(found.zh)”。",
        en: "A set or an entity's name is needed here, and this is \(found.en)."))
  }

  static func branchTypes(
    _ first: Words, at firstSpan: Span, _ second: Words, _ secondSpan: Span
  ) -> Diagnostic {
    Diagnostic(
      .branchTypes, at: secondSpan, label: second, secondary: [Label(firstSpan, first)],
      message: Words(
        zh: "两种情形的结果类型不同：“\(first.zh)”与“\(second.zh)”。",
        en: "The alternatives have different types: \(first.en) and \(second.en)."))
  }

  static func matchNotCovered(_ left: [Words], at span: Span) -> Diagnostic {
    let zh = left.map(\.zh).joined(separator: "、")
    let en = left.map(\.en).joined(separator: ", ")
    return Diagnostic(
      .matchCoverage, at: span,
      message: Words(zh: "还有没写到的情形：\(zh)。", en: "Not every case is covered: \(en)."),
      help: Words(
        zh: "逐一补上，或用“否则 => …”概括其余。",
        en: "Add them, or close the rest with `otherwise => …`."))
  }

  static func matchCaseTwice(at span: Span, first: Span) -> Diagnostic {
    Diagnostic(
      .matchCoverage, at: span,
      secondary: [Label(first, Words(zh: "先写在这里", en: "first written here"))],
      message: Words(zh: "同一情形写了两次。", en: "This case is written twice."))
  }

  static func constantNeeded(at span: Span) -> Diagnostic {
    Diagnostic(
      .constantNeeded, at: span,
      message: Words(
        zh: "这里只能写固定的值：数、日期、文本、是非、枚举项或“无”。",
        en: "Only a fixed value may stand here: a number, date, text, truth value, case or "
          + "`none`."))
  }

  static func stepNotPositive(at span: Span) -> Diagnostic {
    Diagnostic(
      .valueOutOfRange, at: span,
      message: Words(zh: "舍入的单位必须大于零。", en: "The step of a rounding is greater than zero."))
  }

  static func shareOutOfRange(at span: Span) -> Diagnostic {
    Diagnostic(
      .valueOutOfRange, at: span,
      message: Words(
        zh: "比例应在 0 与 100% 之间；若指人数，请写整数。",
        en: "A share lies between 0 and 100%; write an integer for a number of heads."))
  }

  static func roundingModeNeeded(at span: Span) -> Diagnostic {
    Diagnostic(
      .roundingModeNeeded, at: span,
      message: Words(
        zh: "舍入要说明方向：四舍五入、四舍六入五成双、进一 或 去尾。",
        en: "A rounding says which way: half up, half even, up or down."))
  }

  static func divisionByZero(at span: Span) -> Diagnostic {
    Diagnostic(
      .divisionByZero, at: span, message: Words(zh: "除数是零。", en: "This divides by zero."))
  }

  static func ambiguousType(at span: Span) -> Diagnostic {
    Diagnostic(
      .ambiguousType, at: span,
      message: Words(
        zh: "看不出这是什么类型的“无”。", en: "Nothing here tells what type this `none` is of."))
  }

  static func emptyList(at span: Span) -> Diagnostic {
    Diagnostic(
      .ambiguousType, at: span,
      message: Words(
        zh: "看不出这个空集合里该放什么。", en: "Nothing here tells what this empty list is a list of."))
  }

  static func setElementNotAllowed(at span: Span) -> Diagnostic {
    Diagnostic(
      .typeNotAllowed, at: span,
      message: Words(
        zh: "集合里只能放实体、枚举项、文本或日期。",
        en: "A set holds records, enum cases, texts or dates."))
  }

  static func unitNotAllowed(at span: Span) -> Diagnostic {
    Diagnostic(
      .typeNotAllowed, at: span,
      message: Words(zh: "只有数和整数可以带单位。", en: "Only `number` and `integer` take a unit."))
  }

  static func misplacedRange(at span: Span) -> Diagnostic {
    Diagnostic(
      .typeNotAllowed, at: span,
      message: Words(
        zh: "范围只能写在“属于”之后或表格里。", en: "A range stands after `in` or in a table's cell."))
  }

  static func placeNotText(found: Words, at span: Span) -> Diagnostic {
    Diagnostic(
      .typeNotAllowed, at: span, label: found,
      message: Words(
        zh: "属地是六位行政区划代码的文本，而这段的类型是“\(found.zh)”。",
        en: "A place is a text with a six-digit division code, and this is \(found.en)."))
  }
}
