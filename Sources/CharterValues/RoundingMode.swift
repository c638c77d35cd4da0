/// Which of the two nearest multiples of a step a number is rounded to.
public enum RoundingMode: String, Sendable, Hashable, CaseIterable {
  /// The nearer one; from halfway, away from zero.
  case halfUp
  /// The nearer one; from halfway, the even multiple.
  case halfEven
  /// The one further from zero.
  case up
  /// The one nearer to zero.
  case down
}
