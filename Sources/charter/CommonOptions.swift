public import ArgumentParser
public import CharterDiagnostics
public import CharterKit

/// When results and diagnostics are coloured.
enum ColourChoice: String, CaseIterable, ExpressibleByArgument {
  case auto, always, never

  func style(for stream: Terminal.Stream) -> TextStyle {
    switch self {
    case .always: TextStyle(isColoured: true)
    case .never: .plain
    case .auto:
      TextStyle(
        isColoured: Terminal.isTerminal(stream) && Terminal.environment("NO_COLOR") == nil
          && Terminal.environment("TERM") != "dumb")
    }
  }
}

extension OutputFormat: ExpressibleByArgument {}
extension Language: ExpressibleByArgument {}

extension Day: ExpressibleByArgument {
  /// Reads a day, as `init(_:)` does.
  public init?(argument: String) { self.init(argument) }
}

/// The options of every command.
struct CommonOptions: ParsableArguments {
  @Option var format: OutputFormat = .text
  @Option var language: Language?
  @Option var color: ColourChoice = .auto
  @Flag(name: [.long, .short]) var quiet = false
  @Option(name: .customLong("as-of")) var asOf: Day?

  func invocation(_ language: Language) -> Invocation {
    Invocation(
      language: language, format: format, isQuiet: quiet, outputStyle: color.style(for: .output),
      messageStyle: color.style(for: .messages), width: Terminal.width, asOf: asOf,
      today: Terminal.today)
  }
}

/// Where policies and registry are.
struct PlaceOptions: ParsableArguments {
  @Option(completion: .file(extensions: ["charter"])) var policies: [String] = []
  @Option(completion: .file(extensions: ["yaml", "yml", "csv"])) var registry: [String] = []

  var places: Places {
    Places(policies: policies, registry: registry, workingDirectory: FileSystem.workingDirectory)
  }
}
