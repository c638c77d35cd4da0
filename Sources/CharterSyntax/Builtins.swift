/// A function that the language brings along; its names are ordinary words to the parser.
public enum BuiltinFunction: UInt8, Sendable, CaseIterable, Hashable {
  case today, schoolYear, year, month, day
  case sum, mean, min, max, median, stdev, cv, count
  case abs, floor, ceil, sqrt
  case length, contains, startsWith, within

  /// The English name.
  public var latin: String { spelling.latin }

  /// The Chinese name.
  public var han: String { spelling.han }

  /// The function of a name in either language.
  public init?(_ word: String) {
    guard let found = Self.byWord[word] else { return nil }
    self = found
  }

  /// Whether the function takes `(x in xs where p: e)`.
  public var isAggregate: Bool {
    switch self {
    case .sum, .mean, .min, .max, .median, .stdev, .cv, .count: true
    case .today, .schoolYear, .year, .month, .day, .abs, .floor, .ceil, .sqrt, .length, .contains,
      .startsWith, .within:
      false
    }
  }

  private static let byWord: [String: BuiltinFunction] = Dictionary(
    allCases.flatMap { [($0.latin, $0), ($0.han, $0)] }, uniquingKeysWith: { first, _ in first })

  private var spelling: (latin: String, han: String) {
    switch self {
    case .today: ("today", "今日")
    case .schoolYear: ("school_year", "学年")
    case .year: ("year", "年份")
    case .month: ("month", "月份")
    case .day: ("day", "日号")
    case .sum: ("sum", "合计")
    case .mean: ("mean", "平均")
    case .min: ("min", "最小")
    case .max: ("max", "最大")
    case .median: ("median", "中位数")
    case .stdev: ("stdev", "标准差")
    case .cv: ("cv", "差异系数")
    case .count: ("count", "计数")
    case .abs: ("abs", "绝对值")
    case .floor: ("floor", "下取整")
    case .ceil: ("ceil", "上取整")
    case .sqrt: ("sqrt", "平方根")
    case .length: ("length", "长度")
    case .contains: ("contains", "包含")
    case .startsWith: ("starts_with", "开头为")
    case .within: ("within", "辖于")
    }
  }
}

/// A type that the language brings along; its names are ordinary words to the parser.
public enum BuiltinType: UInt8, Sendable, CaseIterable, Hashable {
  case boolean, text, integer, number, date, money

  /// The English name.
  public var latin: String { spelling.latin }

  /// The Chinese name.
  public var han: String { spelling.han }

  /// The type of a name in either language.
  public init?(_ word: String) {
    guard let found = Self.allCases.first(where: { $0.latin == word || $0.han == word }) else {
      return nil
    }
    self = found
  }

  private var spelling: (latin: String, han: String) {
    switch self {
    case .boolean: ("boolean", "是非")
    case .text: ("text", "文本")
    case .integer: ("integer", "整数")
    case .number: ("number", "数")
    case .date: ("date", "日期")
    case .money: ("money", "款额")
    }
  }
}
