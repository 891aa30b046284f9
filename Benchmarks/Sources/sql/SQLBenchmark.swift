import FerroORM
import FerroSQL
import FerroSQLite
import GRDB

@main struct SQLBenchmark {
    static func main() async throws { print("sql") }
}
