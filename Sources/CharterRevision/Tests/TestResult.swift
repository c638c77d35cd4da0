/// What came of one test.
package struct TestResult: Sendable {
  /// Its title, or what it is about with the day and the line.
  package let name: Shown
  /// The file that it stands in.
  package let file: String
  /// The line that it begins on, from 1.
  package let line: Int
  /// In which ways the reply is not as expected; empty: it passed.
  package let differences: [Difference]
  /// Of a failed test: the norms that decided, with what they read, in the reader's language.
  package let why: [String]

  /// Whether everything is as expected.
  package var isPassed: Bool { differences.isEmpty }
}

/// What came of the tests of one file.
package struct TestFileResult: Sendable {
  /// The path of the file.
  package let path: String
  /// The file's own name for people, where it gives one.
  package let name: String?
  /// Its tests, in the order of the file's parts.
  package let tests: [TestResult]
  /// Whether something is wrong with it, so that its tests did not run; the diagnostics say more.
  package let isBroken: Bool

  /// How many tests failed.
  package var failures: Int { tests.count { !$0.isPassed } }
}

/// What came of all tests of a run.
package struct TestRun: Sendable {
  /// The files, in the order found.
  package var files: [TestFileResult] = []

  /// Every test.
  package var tests: [TestResult] { files.flatMap(\.tests) }
}
