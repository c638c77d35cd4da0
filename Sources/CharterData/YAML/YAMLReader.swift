internal import CLibYAML
internal import CharterDiagnostics

/// One event of a YAML stream, with its byte range in the source.
struct YAMLEvent {
  enum Kind {
    case streamStart, streamEnd
    case documentStart, documentEnd
    case alias, scalar
    case sequenceStart, sequenceEnd
    case mappingStart, mappingEnd
  }

  let kind: Kind
  let start: Int
  let end: Int
  /// A scalar's text, quotation marks and escapes undone; an alias's name.
  var text: String
  /// A scalar without quotation marks, a collection without brackets.
  let isPlain: Bool
  /// Whether the value carries an explicit tag.
  let hasTag: Bool
}

/// What made libyaml give up, with the byte offset of the place.
struct YAMLFailure {
  /// libyaml's own words, in English: `did not find expected key`.
  let problem: String
  let offset: Int
  /// What was being read when it happened, and where that began.
  let context: (words: String, offset: Int)?
  /// Whether the bytes themselves cannot be read, before any YAML.
  let isEncoding: Bool
}

/// libyaml's event parser over one source text.
///
/// This is the one place with unsafe pointers. They live no longer than the call of
/// ``read(_:_:)``: the bytes are borrowed from the source's array for its duration, the parser is
/// allocated at its beginning and freed at its end, and every event is copied into Swift values
/// and freed before it is handed on.
struct YAMLReader: ~Copyable {
  let text: SourceText
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private var cursor: ScalarCursor
  /// Set once, when the stream cannot be read further.
  private(set) var failure: YAMLFailure?

  /// Reads a text's events inside a closure; the reader does not outlive it.
  static func read<Result>(
    _ text: SourceText, _ body: (inout YAMLReader) -> Result
  ) -> Result {
    text.bytes.withUnsafeBufferPointer { bytes in
      let skipped = text.hasByteOrderMark ? 3 : 0
      // Safe: the rebased slice lies within the borrowed bytes, which outlive the reader.
      var reader = YAMLReader(
        bytes: UnsafeBufferPointer(rebasing: bytes[skipped...]),
        text: text, cursor: ScalarCursor(text: text, offset: skipped))
      return body(&reader)
    }
  }

  private init(bytes: UnsafeBufferPointer<UInt8>, text: SourceText, cursor: ScalarCursor) {
    self.text = text
    self.cursor = cursor
    // Safe: the parser keeps a pointer to itself, so it is allocated at an address of its own, and
    // `deinit` frees it. It is zeroed first, so that deleting it is sound even where it could not
    // be initialised.
    parser = .allocate(capacity: 1)
    parser.initialize(to: yaml_parser_t())
    guard yaml_parser_initialize(parser) == 1 else {
      failure = YAMLFailure(problem: "out of memory", offset: 0, context: nil, isEncoding: false)
      return
    }
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    // Safe: an empty buffer may have no base address; libyaml reads no byte of it then, yet wants
    // a pointer that is not null, so it gets one to the parser itself and the length 0.
    let base = bytes.baseAddress ?? UnsafeRawPointer(parser).assumingMemoryBound(to: UInt8.self)
    yaml_parser_set_input_string(parser, base, bytes.count)
  }

  deinit {
    yaml_parser_delete(parser)
    parser.deallocate()
  }

  /// The next event; `nil` when the stream cannot be read further, see ``failure``.
  mutating func next() -> YAMLEvent? {
    next { String(decoding: $0, as: UTF8.self) }
  }

  /// The same, with a scalar's text appended to some bytes and left out of the event.
  mutating func next(into bytes: inout [UInt8]) -> YAMLEvent? {
    next {
      bytes.append(contentsOf: $0)
      return ""
    }
  }

  private mutating func next(
    reading read: (UnsafeBufferPointer<UInt8>) -> String
  ) -> YAMLEvent? {
    guard failure == nil else { return nil }
    var event = yaml_event_t()
    // Safe: libyaml fills the event, and whatever it allocated is freed when this call ends.
    defer { yaml_event_delete(&event) }
    guard yaml_parser_parse(parser, &event) == 1 else {
      failure = describeFailure()
      return nil
    }
    let start = cursor.offset(ofScalar: event.start_mark.index)
    let end = max(start, cursor.offset(ofScalar: event.end_mark.index))
    func made(
      _ kind: YAMLEvent.Kind, text: String = "", isPlain: Bool = false, hasTag: Bool = false
    ) -> YAMLEvent {
      YAMLEvent(kind: kind, start: start, end: end, text: text, isPlain: isPlain, hasTag: hasTag)
    }
    switch event.type {
    case YAML_STREAM_START_EVENT: return made(.streamStart)
    case YAML_DOCUMENT_START_EVENT: return made(.documentStart)
    case YAML_DOCUMENT_END_EVENT: return made(.documentEnd)
    case YAML_ALIAS_EVENT: return made(.alias)
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      // Safe: `value` points to `length` bytes until the event is deleted; they are copied here.
      let bytes = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
      return made(
        .scalar, text: read(bytes),
        isPlain: scalar.style == YAML_PLAIN_SCALAR_STYLE, hasTag: scalar.tag != nil)
    case YAML_SEQUENCE_START_EVENT:
      let sequence = event.data.sequence_start
      return made(
        .sequenceStart, isPlain: sequence.style != YAML_FLOW_SEQUENCE_STYLE,
        hasTag: sequence.tag != nil)
    case YAML_SEQUENCE_END_EVENT: return made(.sequenceEnd)
    case YAML_MAPPING_START_EVENT:
      let mapping = event.data.mapping_start
      return made(
        .mappingStart, isPlain: mapping.style != YAML_FLOW_MAPPING_STYLE,
        hasTag: mapping.tag != nil)
    case YAML_MAPPING_END_EVENT: return made(.mappingEnd)
    default: return made(.streamEnd)
    }
  }

  private mutating func describeFailure() -> YAMLFailure {
    // Safe: both are null or point to literals inside libyaml.
    let problem = parser.pointee.problem.map { String(cString: $0) } ?? "unreadable"
    let words = parser.pointee.context.map { String(cString: $0) }
    if parser.pointee.error == YAML_READER_ERROR {
      return YAMLFailure(
        problem: problem, offset: cursor.firstOffset + parser.pointee.problem_offset,
        context: nil, isEncoding: true)
    }
    let offset = cursor.offset(ofScalar: parser.pointee.problem_mark.index)
    let context = words.map {
      (words: $0, offset: cursor.offset(ofScalar: parser.pointee.context_mark.index))
    }
    return YAMLFailure(problem: problem, offset: offset, context: context, isEncoding: false)
  }
}

/// Turns libyaml's positions, which count scalars, into byte offsets.
///
/// It moves from the last place asked for, so that asking in order costs one pass over the text,
/// however long its lines are.
struct ScalarCursor {
  private let text: SourceText
  /// Where the first scalar stands: after a byte order mark.
  let firstOffset: Int
  private var offset: Int
  private var index = 0

  init(text: SourceText, offset: Int) {
    self.text = text
    self.firstOffset = offset
    self.offset = offset
  }

  mutating func offset(ofScalar target: Int) -> Int {
    // Continuation bytes are 10xxxxxx; whatever else there is begins a scalar.
    let all = text.bytes
    let bytes = all.span
    while index < target, offset < bytes.count {
      // Eight letters of ASCII at a time, unless what follows them belongs to no letter.
      if target - index > 8, offset + 9 <= bytes.count, bytes[offset + 8] & 0xC0 != 0x80,
        bytes.word(at: offset) & 0x8080_8080_8080_8080 == 0
      {
        offset += 8
        index += 8
        continue
      }
      offset += 1
      while offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
      index += 1
    }
    while index > target, offset > firstOffset {
      offset -= 1
      while offset > firstOffset, bytes[offset] & 0xC0 == 0x80 { offset -= 1 }
      index -= 1
    }
    return offset
  }
}
