"""W2: a monthly allowance for teachers, to the fen."""
import hashlib
from draw import Draw, column_bytes, write

COEFFICIENTS = [100, 105, 110, 115, 120]
HEADER = "id,district_kind,years_of_service,rank,posts,is_rotating,km_from_home"
# Of the table of a million rows.
KNOWN_TABLE = "0143fcbc1b11c3cfce1e7cd1fdf7736da026bdee28a890bdd319968085d37857"

POLICY = """vocabulary allowances 津贴词汇
enum DistrictKind 地区 { remote 边远, town 乡镇, city 城区 }
entity Teacher 教师 {
  district_kind 地区: DistrictKind
  years_of_service 教龄: integer
  rank 职级: integer
  posts 岗位数: integer
  is_rotating 交流: boolean
  km_from_home 路程: number
}
政策 allowance 津贴办法 { 使用 allowances }
表 factor 职级系数 (rank: integer): number {
  rank      => 系数
  1         => 1.00
  2         => 1.05
  3         => 1.10
  4         => 1.15
  5         => 1.20
  otherwise => 未定
}
补贴 monthly 月津贴 对每个 t 属于 教师 {
  分项 base 基础 = 按 t.地区 { 边远 => 800元, 乡镇 => 400元, 城区 => 0元 }
  分项 seniority 教龄津贴 = 12.50元 * 最小(t.教龄, 20)
  分项 travel 交流津贴 = 300元 + t.路程 * 0.80元 * 22 当 t.交流
  分项 several 兼岗津贴 = 150元 当 t.岗位数 >= 2
  金额 = (基础 + 教龄津贴 + 交流津贴 + 兼岗津贴) * 职级系数(t.职级)
  舍入 四舍五入 到 0.01元
}"""


class Table:
    """The rows, and what they come to in whole fen as they are written."""

    def __init__(self, rows):
        self.rows = rows
        self.total = self.checksum = 0

    def lines(self):
        draw = Draw(2026)
        yield HEADER
        for number in range(1, self.rows + 1):
            share, years, rank = draw.below(100), draw.below(41), 1 + draw.below(5)
            several, moving, tenths = draw.below(100), draw.below(100), draw.below(1500)
            kind = "remote" if share < 20 else "town" if share < 55 else "city"
            posts = 1 if several < 70 else 2 if several < 95 else 3
            fen = {"remote": 80000, "town": 40000, "city": 0}[kind] + 1250 * min(years, 20)
            fen += 30000 + 176 * tenths if moving < 30 else 0
            fen += 15000 if posts >= 2 else 0
            paid = (fen * COEFFICIENTS[rank - 1] + 50) // 100
            self.total += paid
            self.checksum += paid * (1 + number % 1009)
            rotating = "true" if moving < 30 else "false"
            yield f"{number},{kind},{years},{rank},{posts},{rotating},{tenths // 10}.{tenths % 10}"


def make(folder, rows):
    """Writes the table and its policy, and returns what is paid."""
    table = Table(rows)
    place = folder / "subsidies"
    file = place / "registry" / "Teacher.csv"
    write(file, table.lines())
    write(place / "allowance.charter", [POLICY])
    if rows == 1_000_000 and hashlib.sha256(file.read_bytes()).hexdigest() != KNOWN_TABLE:
        raise SystemExit("the table is not the one that the peers were measured on")
    return {"subsidies.rows": rows, "subsidies.total": table.total, "subsidies.checksum": table.checksum,
            # Kind, years, rank, posts, rotating, and tenths of a kilometre.
            "subsidies.bytes": column_bytes(rows, "", 1, 1, 1, 1, 1, 2)}
