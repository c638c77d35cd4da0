internal import CharterDiagnostics

extension YAMLTree.Node {
  /// The slips in a plain scalar, where its text stands in the source as it is.
  var slips: [YAMLSlip] {
    guard kind == .scalar, isPlain, Int(span.end - span.start) == text.utf8.count else { return [] }
    return YAMLSlipScanner.slips(in: text, from: Int(span.start), of: span.source)
  }
}

extension Diagnostic {
  /// A key that is unknown because of a slip within it, such as `校名：昌南小学`.
  static func slippedKey(_ key: YAMLTree.Node, _ code: DiagnosticCode) -> Diagnostic? {
    slipped(key.slips, at: key.span, code)
  }

  /// What to say of slips because of which something is not what it should be.
  static func slipped(
    _ slips: [YAMLSlip], at span: Span, _ code: DiagnosticCode
  ) -> Diagnostic? {
    guard let slip = slips.first else { return nil }
    return Diagnostic(
      code, at: span, label: slip.label, message: slip.message, help: slip.help,
      fixes: [YAMLSlip.fix(slips)])
  }
}

extension DataLoader {
  /// The slips in the source of a value, line by line.
  func slips(within span: Span) -> [YAMLSlip] {
    guard span.end - span.start <= 2000 else { return [] }
    var slips: [YAMLSlip] = []
    var offset = Int(span.start)
    let text = texts[span.source].text(of: span)
    for line in text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false) {
      slips += YAMLSlipScanner.slips(in: String(line), from: offset, of: span.source)
      offset += line.reduce(1) { $0 + UTF8.width($1) }
    }
    return slips
  }
}
