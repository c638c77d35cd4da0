package import Foundation

/// Holds documents to public schemas with validators that others wrote.
///
/// They are `python3` with its module `jsonschema`, and `xmllint`; `.ci/install` installs both. Where one is missing
/// this throws, so that the test fails rather than passes unlooked.
package enum SchemaValidator {
  /// A validator that is not installed, or did not start.
  package struct Missing: Error, CustomStringConvertible {
    package let description: String
  }

  /// The folder of the schemas that are kept with the tests.
  package static let schemas = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Schemas")
  /// The schema of SARIF 2.1.0.
  package static let sarif = schemas.appendingPathComponent("sarif-schema-2.1.0.json")
  /// The schema of JUnit's reports.
  package static let junit = schemas.appendingPathComponent("junit-10.xsd")

  /// What a JSON schema, of the draft that it names, finds wrong with a document; empty: it is valid.
  package static func problems(
    inJSON document: String, schema: URL
  ) throws -> [String] {
    let file = try written(document, as: "json")
    defer { try? FileManager.default.removeItem(at: file) }
    for python in ["python3", "/usr/bin/python3"] {
      let run = try start([python, "-c", script, schema.path, file.path])
      switch run.status {
      case 0, 1: return lines(run.output)
      // No Python, or none with the module.
      case 3, 126, 127: continue
      default: throw Missing(description: "python3 failed: \(run.output)")
      }
    }
    throw Missing(
      description: "python3 with the module jsonschema is missing; run `bash .ci/install`")
  }

  /// What an XML schema finds wrong with a document, one line each; empty: it is valid.
  package static func problems(inXML document: String, schema: URL) throws -> [String] {
    let file = try written(document, as: "xml")
    defer { try? FileManager.default.removeItem(at: file) }
    let run = try start(["xmllint", "--noout", "--nonet", "--schema", schema.path, file.path])
    if run.status == 127 {
      throw Missing(description: "xmllint is missing; run `bash .ci/install`")
    }
    return run.status == 0 ? [] : lines(run.output)
  }

  private static let script = """
    import json, sys
    try:
        import jsonschema
    except ImportError:
        sys.exit(3)
    with open(sys.argv[1], encoding="utf-8") as file:
        schema = json.load(file)
    with open(sys.argv[2], encoding="utf-8") as file:
        document = json.load(file)
    kind = jsonschema.validators.validator_for(schema)
    kind.check_schema(schema)
    problems = sorted(kind(schema).iter_errors(document), key=lambda error: list(map(str, error.path)))
    for problem in problems:
        print("/" + "/".join(map(str, problem.path)) + ": " + problem.message[:500])
    sys.exit(1 if problems else 0)
    """

  private static func written(_ text: String, as ending: String) throws -> URL {
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("charter-\(UUID().uuidString).\(ending)")
    try Data(text.utf8).write(to: file)
    return file
  }

  private static func start(_ arguments: [String]) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment
      .merging(["PYTHONIOENCODING": "utf-8", "LC_ALL": "C.UTF-8"]) { _, new in new }
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }

  private static func lines(_ text: String) -> [String] {
    text.split(separator: "\n").map(String.init)
  }
}
