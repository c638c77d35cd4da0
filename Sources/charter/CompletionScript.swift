import ArgumentParser
import CharterDiagnostics
import CharterKit

/// A script by which a shell completes `charter`: the argument parser's, with the words of the help pages, and with
/// the formats that each command has.
struct CompletionScript {
  let shell: Shell
  let language: Language

  var text: String {
    var command = ""
    let lines = made.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.map { line in
      var line = String(line)
      // bash and zsh have a function for each command.
      if line.hasPrefix("_charter_"), line.hasSuffix("() {") {
        command = String(line.dropFirst("_charter_".count).dropLast("() {".count))
      }
      switch shell {
      case .bash: line = bash(withFormats(line, of: command, between: "'$'\\n''"), of: command)
      case .zsh: line = zsh(line, of: command)
      case .fish: line = fish(line)
      }
      return line
    }.joined(separator: "\n")
  }

  private var made: String {
    switch shell {
    case .bash: Charter.completionScript(for: .bash)
    case .zsh: Charter.completionScript(for: .zsh)
    case .fish: Charter.completionScript(for: .fish)
    }
  }

  // MARK: Words

  /// What an option of a command is for, on one line.
  private func words(_ option: String, of command: String) -> String? {
    OptionWords(language: language).text(option, of: command)
  }

  private func summary(_ command: String) -> String? {
    command == "help"
      ? MainPage.helpSummary[language] : HelpPage(command: command)?.summary[language]
  }

  /// All formats that there are, or those of a command.
  private func withFormats(_ line: String, of command: String, between mark: String) -> String {
    guard let page = HelpPage(command: command) else { return line }
    let all = OutputFormat.allCases.map(\.rawValue).joined(separator: mark)
    let own = page.formats.all.map(\.rawValue).joined(separator: mark)
    return line.replacing(all, with: own)
  }

  // MARK: bash

  /// The commands behind `help`, which the parser's script does not know of.
  private func bash(_ line: String, of command: String) -> String {
    guard command == "help", line.hasPrefix("    __charter_offer_flags_options ") else {
      return line
    }
    let names = HelpPage.commands.map(\.command).joined(separator: " ")
    return line + "\n    COMPREPLY+=($(compgen -W '\(names)' -- \"${cur}\"))"
  }

  // MARK: zsh

  private func zsh(_ line: String, of command: String) -> String {
    let content = line.drop { $0 == " " }
    let indentation = line.prefix(line.count - content.count)
    if command.isEmpty, content.hasPrefix("'"), let colon = content.firstIndex(of: ":"),
      let summary = summary(String(content[..<colon].dropFirst()))
    {
      return indentation + content[...colon] + quoted(summary) + "'"
    }
    guard let start = content.range(of: "--")?.lowerBound, content.first == "'" else {
      return withFormats(line, of: command, between: "' '")
    }
    let option = content[start...].prefix { $0 == "-" || $0.isLetter }
    guard let words = words(String(option), of: command) else { return line }
    let help = "[" + quoted(words.replacing("[", with: "\\[").replacing("]", with: "\\]")) + "]"
    // `'--all'`, `'--format:…'`, `'(-h --help)'{-h,--help}'[…]'`
    var head = String(content)
    var tail = ""
    if content.hasPrefix("'("), let brace = content.range(of: "}'") {
      head = String(content[..<brace.upperBound])
      tail = String(content[brace.upperBound...].drop { $0 != "'" })
      if let colon = content[brace.upperBound...].firstIndex(of: ":") {
        tail = String(content[colon...])
      }
    } else {
      let end = content[option.endIndex...].drop { $0 == "=" }.startIndex
      head = String(content[..<end])
      tail = String(content[end...])
      if tail.hasPrefix("[") { tail = String(tail.drop { $0 != "]" }.dropFirst()) }
    }
    return indentation + head + help + tail
  }

  // MARK: fish

  private func fish(_ line: String) -> String {
    guard line.hasPrefix("complete -c 'charter' -n ") else { return line }
    if let name = value(after: "-fa '", in: line), let summary = summary(name) {
      return withDescription(line, summary)
    }
    guard let option = value(after: "-l '", in: line) else { return line }
    let path = value(after: "\"", before: "\"", in: line) ?? ""
    let command = path.split(separator: " ").dropFirst().first.map(String.init) ?? ""
    let own = withFormats(line, of: command, between: " ")
    return words("--\(option)", of: command).map { withDescription(own, $0) } ?? own
  }

  private func value(after mark: String, before end: Character = "'", in line: String) -> String? {
    guard let start = line.range(of: mark)?.upperBound else { return nil }
    return String(line[start...].prefix { $0 != end })
  }

  private func withDescription(_ line: String, _ words: String) -> String {
    let bare = line.range(of: " -d '").map { String(line[..<$0.lowerBound]) } ?? line
    let text = words.replacing("\\", with: "\\\\").replacing("'", with: "\\'")
    return bare + " -d '\(text)'"
  }

  private func quoted(_ text: String) -> String { text.replacing("'", with: "'\\''") }
}

extension StringProtocol {
  /// Where a text first stands in this one.
  fileprivate func range(of text: String) -> Range<Index>? { self.ranges(of: text).first }
}
