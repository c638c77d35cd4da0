internal import CharterDiagnostics

extension Diagnostic {
  /// E0801: the slip because of which libyaml could not read on, where there is one near its mark.
  ///
  /// A slip is believed in if the file can be read further without it; so the fix is a sure one.
  static func slip(
    behind failure: YAMLFailure, in text: SourceText, source: SourceID
  ) -> Diagnostic? {
    // Each slip that is tried costs a reading of the file.
    let last = text.lineIndex(at: min(failure.offset, text.bytes.count))
    var first = max(last - 3, 0)
    if let context = failure.context {
      let line = text.lineIndex(at: context.offset)
      if line < first, last - line <= 50 { first = line }
    }
    let isSmall = text.bytes.count <= 1 << 20
    var slips: [YAMLSlip] = []
    for line in first...last {
      let start = text.lineStarts[line]
      let words = text.line(at: line)
      if words.utf8.count > 2000 { continue }
      let isMarked = line == 0 && text.hasByteOrderMark
      slips += YAMLSlipScanner.slips(
        in: isMarked && words.unicodeScalars.first == "\u{FEFF}"
          ? String(words.unicodeScalars.dropFirst()) : words,
        from: isMarked ? start + 3 : start, of: source)
    }
    guard let earliest = slips.first else { return nil }
    if isSmall {
      for kind in YAMLSlip.Kind.allCases {
        let own = slips.filter { $0.kind == kind }
        if isMended(by: own, failure, text) { return slipped(own[0], fixes: [YAMLSlip.fix(own)]) }
      }
      if isMended(by: slips, failure, text) {
        return slipped(earliest, fixes: [YAMLSlip.fix(slips)])
      }
    }
    // A tab in the indentation is wrong wherever it stands, even if its width is not known.
    let marked = slips.first { $0.kind == .tab && text.lineIndex(at: Int($0.span.start)) == last }
    return marked.map { slipped($0, fixes: []) }
  }

  private static func slipped(_ slip: YAMLSlip, fixes: [Fix]) -> Diagnostic {
    Diagnostic(
      .yamlSyntax, at: slip.span, label: slip.label, message: slip.message,
      help: fixes.isEmpty ? nil : slip.help, fixes: fixes)
  }

  /// Whether the file reads further with the slips mended: to its end, or past the failing line.
  private static func isMended(
    by slips: [YAMLSlip], _ failure: YAMLFailure, _ text: SourceText
  ) -> Bool {
    guard let last = slips.last else { return false }
    var bytes: [UInt8] = []
    var offset = 0
    for slip in slips {
      bytes += text.bytes[offset..<Int(slip.span.start)]
      bytes += Array(slip.replacement.utf8)
      offset = Int(slip.span.end)
    }
    bytes += text.bytes[offset...]
    let mended = SourceText(name: text.name, bytes: bytes)
    let rest = YAMLReader.read(mended) { reader -> Int? in
      while let event = reader.next(), event.kind != .streamEnd {}
      return reader.failure?.offset
    }
    guard let rest else { return true }
    let line = text.lineIndex(at: min(failure.offset, text.bytes.count))
    return mended.lineIndex(at: rest) > max(line, text.lineIndex(at: Int(last.span.start)))
  }
}
