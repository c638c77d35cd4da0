import ArgumentParser
import CharterKit
import CharterRevision

/// A command that has something to say.
protocol CharterCommand: ParsableCommand {
  var common: CommonOptions { get }
  func reply(_ invocation: Invocation) -> Reply
  /// The command as plain arguments say it; `nil`: the argument parser is to read them.
  static func plain(_ arguments: PlainArguments) -> Self?
}

extension CharterCommand {
  static func plain(_ arguments: PlainArguments) -> Self? { nil }
}

/// `charter`.
struct Charter: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "charter", version: charterVersion,
    subcommands: HelpPage.commands.compactMap { command(named: $0.command) })

  private static func command(named name: String) -> (any CharterCommand.Type)? {
    switch name {
    case "check": Check.self
    case "validate": Validate.self
    case "explain": Explain.self
    case "audit": Audit.self
    case "subsidy": Subsidy.self
    case "test": Test.self
    case "trace": Trace.self
    case "diff": Diff.self
    case "eval": Eval.self
    case "repl": Repl.self
    case "fmt": Fmt.self
    case "schema": Schema.self
    case "init": Init.self
    case "completions": Completions.self
    case "man": Man.self
    default: nil
    }
  }

  /// The command that plain arguments ask for; `nil`: the argument parser is to read them.
  static func plain(_ arguments: [String]) -> (any CharterCommand)? {
    guard let name = arguments.first, let type = command(named: name),
      let plain = PlainArguments(arguments.dropFirst())
    else { return nil }
    return type.plain(plain)
  }

  /// The command that arguments ask for.
  static func command(_ arguments: [String]) throws -> (any CharterCommand)? {
    // To read the options of one command takes the parser a third as long as to look through all.
    if let name = arguments.first, let type = command(named: name),
      // Whatever a command by itself does not understand is told below, in the words for the whole.
      let command = try? type.parseAsRoot(Array(arguments.dropFirst())) as? any CharterCommand
    {
      return command
    }
    return try parseAsRoot(arguments) as? any CharterCommand
  }
}

/// `charter check PROPOSAL…`.
struct Check: CharterCommand {
  @Argument(
    help: ArgumentHelp(valueName: "proposal"), completion: .file(extensions: ["yaml", "yml"]))
  var proposals: [String]
  @OptionGroup var places: PlaceOptions
  @OptionGroup var common: CommonOptions

  func reply(_ invocation: Invocation) -> Reply {
    CheckCommand(proposals: proposals, places: places.places).run(invocation)
  }

  static func plain(_ arguments: PlainArguments) -> Check? {
    guard !arguments.words.isEmpty, CheckCommand.formats.all.contains(arguments.common.format)
    else { return nil }
    var command = Check()
    command.proposals = arguments.words
    command.places = arguments.places
    command.common = arguments.common
    return command
  }
}

/// `charter validate [DIR…]`.
struct Validate: CharterCommand {
  @Argument(help: ArgumentHelp(valueName: "dir"), completion: .file(extensions: ["charter"]))
  var paths: [String] = []
  @Flag var tests = false
  @Flag var strict = false
  @OptionGroup var common: CommonOptions

  func reply(_ invocation: Invocation) -> Reply {
    let command = ValidateCommand(
      paths: paths, workingDirectory: FileSystem.workingDirectory, isStrict: strict)
    return tests ? command.runWithTests(invocation) : command.run(invocation)
  }
}

/// `charter explain PROPOSAL…|CODE`.
struct Explain: CharterCommand {
  @Argument(
    help: ArgumentHelp(valueName: "proposal"), completion: .file(extensions: ["yaml", "yml"]))
  var proposals: [String]
  @OptionGroup var places: PlaceOptions
  @OptionGroup var common: CommonOptions

  func reply(_ invocation: Invocation) -> Reply {
    ExplainCommand(proposals: proposals, places: places.places).run(invocation)
  }
}

/// `charter test [PATH…]`.
struct Test: CharterCommand {
  @Argument(
    help: ArgumentHelp(valueName: "path"), completion: .file(extensions: ["yaml", "yml"]))
  var paths: [String] = []
  @OptionGroup var places: PlaceOptions
  @Option var filter: String?
  @Flag var coverage = false
  @Flag var mutate = false
  @Option var sample: Int?
  @Flag var suggest = false
  @OptionGroup var common: CommonOptions

  func reply(_ invocation: Invocation) -> Reply {
    TestCommand(
      paths: paths, places: places.places, filter: filter, reportsCoverage: coverage,
      mutates: mutate, sample: sample, suggests: suggest
    ).run(invocation)
  }
}

/// `charter trace [DIR…]`.
struct Trace: CharterCommand {
  @Argument(help: ArgumentHelp(valueName: "dir"), completion: .file(extensions: ["charter"]))
  var paths: [String] = []
  @OptionGroup var places: PlaceOptions
  @OptionGroup var common: CommonOptions

  func reply(_ invocation: Invocation) -> Reply {
    TraceCommand(paths: paths, places: places.places).run(invocation)
  }
}

/// `charter eval EXPRESSION…|-`.
struct Eval: CharterCommand {
  @Argument(help: ArgumentHelp(valueName: "expression")) var expressions: [String]
  @OptionGroup var places: PlaceOptions
  @OptionGroup var common: CommonOptions

  func reply(_ invocation: Invocation) -> Reply {
    do throws(LoadError) {
      let expressions =
        self.expressions == ["-"]
        ? EvalCommand.lines(of: try FileSystem.readStandardInput())
        : self.expressions.map(Dashes.unmarked)
      return EvalCommand(expressions: expressions, places: places.places).run(invocation)
    } catch {
      return invocation.reply(to: error)
    }
  }
}
