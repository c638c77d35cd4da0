import CharterDiagnostics
import CharterSemantics
import CharterValues

extension Evaluation {
  /// A text with values in it, as a value: unknown where one of them is, since nothing can test for
  /// unknown.
  mutating func text(_ parts: [TextPart], in frame: inout Frame) -> Outcome {
    var text = ""
    var reasons: [[Reason]] = []
    for part in parts {
      switch part {
      case .literal(let literal): text += literal
      case .value(let expression):
        switch evaluate(expression, in: &frame).outcome {
        case .known(let value):
          text += words.words(for: value, type: expression.type)[language]
        case .unknown(let why): reasons.append(why)
        }
      }
    }
    return reasons.isEmpty ? .known(.text(text)) : .unknown(Reason.union(reasons))
  }

  /// A text for people in both languages, in which an unknown value stands as 未知.
  ///
  /// What it reads is not what the reply depends on.
  mutating func render(_ template: Template, in frame: Frame) -> Words {
    untraced { evaluation in
      evaluation.language = .zh
      let zh = evaluation.render(template.zh, in: frame)
      evaluation.language = .en
      return Words(zh: zh, en: evaluation.render(template.en, in: frame))
    }
  }

  private mutating func render(_ parts: [TextPart], in frame: Frame) -> String {
    var frame = frame
    var text = ""
    for part in parts {
      switch part {
      case .literal(let literal): text += literal
      case .value(let expression):
        let outcome = evaluate(expression, in: &frame).outcome
        text += words.words(for: outcome, type: expression.type)[language]
      }
    }
    return text
  }

  private var words: ValueWords { ValueWords(schema: program.schema, state: state) }
}
