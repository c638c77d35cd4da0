import CharterDiagnostics
import CharterSemantics

/// What a program says, told without the places in the texts.
enum ProgramText {
  /// A number that two programs share only if they say the same.
  static func fingerprint(_ program: Program?) -> UInt64 {
    var hash = Hash()
    hash.visit(program as Any)
    return hash.value
  }

  private struct Hash {
    var value: UInt64 = 14_695_981_039_346_656_037

    mutating func add(_ text: String) {
      for byte in text.utf8 { value = (value ^ UInt64(byte)) &* 1_099_511_628_211 }
      value = (value ^ 0xFF) &* 1_099_511_628_211
    }

    mutating func visit(_ subject: Any) {
      if subject is Span || subject is SourceID { return }
      if subject is Span? {
        add("place")
        return
      }
      let mirror = Mirror(reflecting: subject)
      guard mirror.displayStyle != nil, !mirror.children.isEmpty else {
        add("\(type(of: subject)) \(subject)")
        return
      }
      add("\(type(of: subject))")
      switch mirror.displayStyle {
      case .set, .dictionary:
        // Their order is not part of what they say.
        let parts = mirror.children.map { child -> UInt64 in
          var hash = Hash()
          hash.visit(child.value)
          return hash.value
        }
        for part in parts.sorted() { add("\(part)") }
      default:
        for child in mirror.children {
          add(child.label ?? "")
          visit(child.value)
        }
      }
    }
  }
}
