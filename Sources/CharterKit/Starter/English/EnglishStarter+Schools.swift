extension EnglishStarter {
  /// `registry/School.csv`.
  static let schools = StarterFile(
    path: "registry/School.csv",
    table: #"""
      id,name,district,area,pupils,last_trip
      first,First School,east,town,1260,2024-10-18
      hill,Hill School,east,rural,99,
      park,Park School,west,town,900,2023-12-31
      river,River School,west,rural,100,
      forest,Forest School,west,rural,410,2024-09-20

      """#)
}
