import CharterDiagnostics
import CharterValues

extension Diagnostic {
  private static func unknown(
    _ code: DiagnosticCode, _ form: String, at span: Span, known: some Sequence<String>,
    declared: Span? = nil, message: Words
  ) -> Diagnostic {
    let suggestion = Suggestion(for: form, among: known, at: span)
    return Diagnostic(
      code, at: span,
      secondary: declared.map { [Label($0, Words(zh: "声明在此", en: "declared here"))] } ?? [],
      message: message, help: suggestion.help, fixes: suggestion.fixes)
  }

  static func unknownName(
    _ form: String, at span: Span, known: [String], context: Words?
  ) -> Diagnostic {
    unknown(
      .unknownName, form, at: span, known: known,
      message: context.map {
        Words(zh: "“\($0.zh)”里没有“\(form)”。", en: "`\($0.en)` has no `\(form)`.")
      } ?? Words(zh: "这里没有叫“\(form)”的东西。", en: "Nothing here is called `\(form)`."))
  }

  static func unknownFunction(_ form: String, at span: Span, known: [String]) -> Diagnostic {
    unknown(
      .unknownName, form, at: span, known: known,
      message: Words(
        zh: "没有叫“\(form)”的函数、定义、表或参数。",
        en: "There is no function, concept, table or parameter `\(form)`."))
  }

  static func unknownParameter(_ form: String, at span: Span, known: [String]) -> Diagnostic {
    unknown(
      .badSetting, form, at: span, known: known,
      message: Words(
        zh: "别的政策里没有叫“\(form)”的参数可设定。",
        en: "No other policy has a parameter `\(form)` to set."))
  }

  static func unknownAttribute(
    _ form: String, at span: Span, of owner: Name, known: [String], declared: Span?
  ) -> Diagnostic {
    unknown(
      .unknownAttribute, form, at: span, known: known, declared: declared,
      message: Words(
        zh: "“\(owner.words.zh)”没有属性“\(form)”。",
        en: "`\(owner.words.en)` has no attribute `\(form)`."))
  }

  static func unknownType(_ form: String, at span: Span, known: [String]) -> Diagnostic {
    unknown(
      .unknownType, form, at: span, known: known,
      message: Words(
        zh: "没有叫“\(form)”的类型、实体或枚举。",
        en: "There is no type, entity or enum `\(form)`."))
  }

  static func unknownUnit(_ form: String, at span: Span, known: [String]) -> Diagnostic {
    unknown(
      .unknownUnit, form, at: span, known: known,
      message: Words(zh: "没有声明过单位“\(form)”。", en: "There is no unit `\(form)`."))
  }

  static func unknownAction(_ form: String, at span: Span, known: [String]) -> Diagnostic {
    unknown(
      .unknownAction, form, at: span, known: known,
      message: Words(zh: "没有叫“\(form)”的行动。", en: "There is no action `\(form)`."))
  }

  static func unknownNorm(_ form: String, at span: Span, known: [String]) -> Diagnostic {
    unknown(
      .unknownNorm, form, at: span, known: known,
      message: Words(
        zh: "没有叫“\(form)”的规范或例外。", en: "There is no norm or exception `\(form)`."))
  }

  static func unknownVocabulary(_ form: String, at span: Span, known: [String]) -> Diagnostic {
    unknown(
      .unknownVocabulary, form, at: span, known: known,
      message: Words(
        zh: "没有读到叫“\(form)”的词汇。", en: "No vocabulary `\(form)` is loaded."))
  }

  static func vocabularyNotUsed(_ vocabulary: Name, at span: Span) -> Diagnostic {
    Diagnostic(
      .unknownVocabulary, at: span,
      message: Words(
        zh: "这个名称属于词汇“\(vocabulary.words.zh)”，而本文件没有声明使用它。",
        en: "This name belongs to the vocabulary `\(vocabulary.words.en)`, which is not used here."),
      help: Words(
        zh: "在政策开头的花括号里加“使用 \(vocabulary.words.zh)”。",
        en: "Add `uses \(vocabulary.words.en)` to the policy's header."))
  }

  static func unknownEnumCase(
    _ form: String, at span: Span, of name: Name, known: [String], declared: Span?
  ) -> Diagnostic {
    unknown(
      .unknownEnumCase, form, at: span, known: known, declared: declared,
      message: Words(
        zh: "“\(name.words.zh)”没有“\(form)”这一项。", en: "`\(name.words.en)` has no case `\(form)`."))
  }

  static func unknownStep(_ form: String, at span: Span, known: [String]) -> Diagnostic {
    unknown(
      .unknownStep, form, at: span, known: known,
      message: Words(
        zh: "前面没有叫“\(form)”的步骤。", en: "No earlier step is called `\(form)`."))
  }

  static func unknownColumn(
    _ form: String, at span: Span, known: [String], declared: Span?
  ) -> Diagnostic {
    unknown(
      .unknownName, form, at: span, known: known, declared: declared,
      message: Words(
        zh: "表的参数里没有“\(form)”。", en: "The table has no argument `\(form)`."))
  }

  static func unknownStepFact(_ form: String, at span: Span) -> Diagnostic {
    Diagnostic(
      .unknownStep, at: span,
      message: Words(
        zh: "步骤只有“日期”和“由”两项，没有“\(form)”。",
        en: "A step has `on` and `by`, and no `\(form)`."))
  }

  static func stepActorUnknown(_ name: Name, at span: Span, isSeveral: Bool) -> Diagnostic {
    Diagnostic(
      .unknownStep, at: span,
      message: isSeveral
        ? Words(
          zh: "步骤“\(name.words.zh)”可由不同种类的主体办理，不能当作一种来用。",
          en: "The step `\(name.words.en)` may be done by actors of several types, so `by` has no "
            + "one type.")
        : Words(
          zh: "没有一处写明步骤“\(name.words.zh)”由谁办理。",
          en: "Nothing says who does the step `\(name.words.en)`."))
  }

  static func countOfOther(_ form: String, population: Name, at span: Span) -> Diagnostic {
    Diagnostic(
      .unknownName, at: span,
      message: Words(
        zh: "计数的应是总体里的“\(population.words.zh)”，不是“\(form)”。",
        en: "What counts is a member of the population, `\(population.words.en)`, not `\(form)`."),
      fixes: [
        Fix(
          Words(zh: "改为“\(population.words.zh)”", en: "Write `\(population.words.en)`"),
          [Edit(span, population.canonical)])
      ])
  }

  static func duplicateName(_ form: String, at span: Span, first: Span?) -> Diagnostic {
    Diagnostic(
      .duplicateName, at: span,
      secondary: first.map { [Label($0, Words(zh: "先声明在这里", en: "first declared here"))] } ?? [],
      message: Words(
        zh: "“\(form)”已经有了，同一处不能有两个。", en: "`\(form)` is declared already."))
  }

  static func actionTwice(_ name: Name, at span: Span) -> Diagnostic {
    Diagnostic(
      .duplicateName, at: span,
      message: Words(
        zh: "“\(name.words.zh)”写了两次。", en: "`\(name.words.en)` is named twice."))
  }

  static func ambiguousCase(
    _ form: String, of name: Name, at span: Span, other: Span?
  ) -> Diagnostic {
    let qualified = Words(zh: "\(name.words.zh).\(form)", en: "\(name.words.en).\(form)")
    return Diagnostic(
      .ambiguousName, at: span,
      secondary: other.map { [Label($0, Words(zh: "也叫这个名字", en: "also has this name"))] } ?? [],
      message: Words(
        zh: "“\(form)”既是“\(name.words.zh)”的一项，又是这里的另一个名称，分不清指哪个。",
        en: "`\(form)` is a case of `\(name.words.en)` and also another name here."),
      help: Words(zh: "若指枚举项，写“\(qualified.zh)”。", en: "For the case, write `\(qualified.en)`."),
      fixes: [
        Fix(
          Words(zh: "指枚举项", en: "Mean the case"),
          [Edit(span, Name.isHan(form) ? qualified.zh : qualified.en)])
      ])
  }

  static func caseOfSeveral(_ form: String, enums: [Name], at span: Span) -> Diagnostic {
    Diagnostic(
      .ambiguousName, at: span,
      message: Words(
        zh: "几个枚举都有“\(form)”：\(enums.map(\.words.zh).joined(separator: "、"))。",
        en: "Several enums have a case `\(form)`: "
          + "\(enums.map(\.words.en).joined(separator: ", "))."),
      help: Words(
        zh: "写明是哪一个，例如“\(enums.first?.words.zh ?? "").\(form)”。",
        en: "Say which, as in `\(enums.first?.words.en ?? "").\(form)`."))
  }

  static func typeAsValue(_ form: String, at span: Span) -> Diagnostic {
    Diagnostic(
      .unknownName, at: span,
      message: Words(
        zh: "“\(form)”是一类对象的名称，不是一个值；它只能用在类型里或“属于”之后。",
        en: "`\(form)` names a kind of thing, not a value; it stands in types or after `in`."))
  }

  static func recursion(_ names: [Name], at span: Span, declared: Span?) -> Diagnostic {
    let zh = names.map(\.words.zh).joined(separator: " → ")
    let en = names.map(\.words.en).joined(separator: " → ")
    return Diagnostic(
      .recursion, at: span,
      secondary: declared.map { [Label($0, Words(zh: "声明在此", en: "declared here"))] } ?? [],
      message: Words(
        zh: "“\(zh)”绕回了自己，算不出结果。", en: "\(en) leads back to itself and has no value."))
  }

  static func runTogether(_ form: String, parts: [String], at span: Span) -> Diagnostic {
    let apart = parts.joined(separator: " ")
    return Diagnostic(
      .runTogether, at: span,
      message: Words(
        zh: "“\(form)”连成了一个词，看上去是“\(apart)”。",
        en: "`\(form)` reads as one word; it looks like `\(apart)`."),
      help: Words(zh: "词与词之间加空格。", en: "Put spaces between the words."),
      fixes: [Fix(Words(zh: "分开写", en: "Write them apart"), [Edit(span, apart)])])
  }

  static func unqualifiedName(_ form: String, policy: Name, at span: Span) -> Diagnostic {
    let qualified = "\(Name.isHan(form) ? policy.words.zh : policy.words.en).\(form)"
    return Diagnostic(
      .unqualifiedName, at: span,
      message: Words(
        zh: "“\(form)”属于另一政策“\(policy.words.zh)”，要写上它的政策名。",
        en: "`\(form)` belongs to the policy `\(policy.words.en)`, which must be named with it."),
      help: Words(zh: "写作“\(qualified)”。", en: "Write `\(qualified)`."),
      fixes: [Fix(Words(zh: "写上政策名", en: "Add the policy's name"), [Edit(span, qualified)])])
  }

  static func needsArguments(_ form: String, _ kind: Words, at span: Span, declared: Span?)
    -> Diagnostic
  {
    Diagnostic(
      .notCallable, at: span,
      secondary: declared.map { [Label($0, Words(zh: "声明在此", en: "declared here"))] } ?? [],
      message: Words(
        zh: "\(kind.zh)“\(form)”要在括号里给出值，例如 \(form)(…)。",
        en: "The \(kind.en) `\(form)` takes arguments: \(form)(…)."))
  }

  static func notCallable(_ form: String, at span: Span) -> Diagnostic {
    Diagnostic(
      .notCallable, at: span,
      message: Words(
        zh: "“\(form)”后面不能跟括号里的值。", en: "`\(form)` takes no arguments."))
  }

  static func badInverse(at span: Span, of other: Span? = nil) -> Diagnostic {
    Diagnostic(
      .badInverse, at: span,
      secondary: other.map { [Label($0, Words(zh: "这个属性", en: "this attribute"))] } ?? [],
      message: Words(
        zh: "反向集合应是“某实体的集合”，所反的属性应指回本实体。",
        en: "An inverse set is a `set of` an entity, and the attribute that it inverts refers back "
          + "to this one."))
  }

  static func unitNameReserved(_ form: String, at span: Span) -> Diagnostic {
    Diagnostic(
      .keywordAsName, at: span,
      message: Words(
        zh: "“\(form)”不能作单位：单位名不以百、千、万、亿开头，“项”是“至少 N 项”的用词。",
        en: "`\(form)` cannot be a unit: a unit's name does not begin with 百, 千, 万 or 亿, and "
          + "项 belongs to `至少 N 项`."))
  }

  static func placeTwice(at span: Span, first: Span) -> Diagnostic {
    Diagnostic(
      .duplicateName, at: span,
      secondary: [Label(first, Words(zh: "先写在这里", en: "first written here"))],
      message: Words(zh: "属地只能写一次。", en: "There is one `place` only."))
  }
}
