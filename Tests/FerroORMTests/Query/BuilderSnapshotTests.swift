import FerroORM
import Foundation
import Testing

/// The text of each part of the builder, for both databases.
@Suite struct `What the builder writes` {
    struct Snapshot: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let sql: @Sendable (Dialect) -> SQL
        let sqlite: String
        let postgres: String
    }

    @Test(arguments: snapshots) func `the statement of each database`(_ snapshot: Snapshot) {
        #expect(SQLStatement(snapshot.sql(.sqlite), dialect: .sqlite).text == snapshot.sqlite)
        #expect(SQLStatement(snapshot.sql(.postgres), dialect: .postgres).text == snapshot.postgres)
    }

    static let snapshots = [
        Snapshot(
            testDescription: "a text that is looked for has no wildcards of its own",
            sql: { dialect in
                Topic.where { $0.name.contains("50%_") && $0.parentID != nil }.select { $0.id }
                    .sql(for: dialect)
            },
            sqlite: #"SELECT "topics"."id" FROM "topics" WHERE ("topics"."name" LIKE ?1 ESCAPE '\' AND "#
                + #""topics"."parent_id" IS NOT NULL)"#,
            postgres: #"SELECT "topics"."id" FROM "topics" WHERE ("topics"."name" ILIKE $1 ESCAPE '\' AND "#
                + #""topics"."parent_id" IS NOT NULL)"#),
        Snapshot(
            testDescription: "lists, ranges and their opposites",
            sql: { dialect in
                Topic.where { !$0.id.isIn([1, 2]) || $0.id.isBetween(3...5) || $0.parentID.isNotIn([7]) }.select {
                    $0.id
                }
                .sql(for: dialect)
            },
            sqlite: #"SELECT "topics"."id" FROM "topics" WHERE ((NOT ("topics"."id" IN (?1, ?2)) OR "#
                + #""topics"."id" BETWEEN ?3 AND ?4) OR ("topics"."parent_id" NOT IN (?5) OR "#
                + #""topics"."parent_id" IS NULL))"#,
            postgres: #"SELECT "topics"."id" FROM "topics" WHERE ((NOT ("topics"."id" IN ($1, $2)) OR "#
                + #""topics"."id" BETWEEN $3 AND $4) OR ("topics"."parent_id" NOT IN ($5) OR "#
                + #""topics"."parent_id" IS NULL))"#),
        Snapshot(
            testDescription: "keys of a JSON path are bound",
            sql: { dialect in
                Article.where { $0.meta.json("person", "name") == "Ada" }.select { $0.id }
                    .sql(for: dialect)
            },
            sqlite: #"SELECT "articles"."id" FROM "articles" WHERE CAST(json_extract("articles"."meta", "#
                + #"?1) AS TEXT) = ?2"#,
            postgres: #"SELECT "articles"."id" FROM "articles" WHERE "articles"."meta" #>> ARRAY[$1, "#
                + #"$2]::text[] = $3"#),
        Snapshot(
            testDescription: "full text",
            sql: { dialect in
                Article.where { $0.matches("swift orm") }.select { $0.id }
                    .sql(for: dialect)
            },
            sqlite: #"SELECT "articles"."id" FROM "articles" WHERE "articles".rowid IN (SELECT rowid FROM "#
                + #""articles_search" WHERE "articles_search" MATCH ?1)"#,
            postgres: #"SELECT "articles"."id" FROM "articles" WHERE "articles"."search_vector" @@ "#
                + #"plainto_tsquery('simple', $1)"#),
        Snapshot(
            testDescription: "a query is a list of values",
            sql: { dialect in
                Topic.where { $0.id.isIn(Topic.where { $0.name == "x" }.select(\.id)) }.select { $0.name }
                    .sql(for: dialect)
            },
            sqlite: #"SELECT "topics"."name" FROM "topics" WHERE "topics"."id" IN (SELECT "topics"."id" "#
                + #"FROM "topics" WHERE "topics"."name" = ?1)"#,
            postgres: #"SELECT "topics"."name" FROM "topics" WHERE "topics"."id" IN (SELECT "topics"."id" "#
                + #"FROM "topics" WHERE "topics"."name" = $1)"#),
        Snapshot(
            testDescription: "rows that exist elsewhere",
            sql: { dialect in
                Topic.whereExists(Remark.self) { topic, remark in remark.text == topic.name }.select { $0.id }
                    .sql(for: dialect)
            },
            sqlite: #"SELECT "topics"."id" FROM "topics" WHERE EXISTS (SELECT 1 FROM "remarks" WHERE "#
                + #""remarks"."text" = "topics"."name" AND "remarks"."deleted_at" IS NULL)"#,
            postgres: #"SELECT "topics"."id" FROM "topics" WHERE EXISTS (SELECT 1 FROM "remarks" WHERE "#
                + #""remarks"."text" = "topics"."name" AND "remarks"."deleted_at" IS NULL)"#),
        Snapshot(
            testDescription: "a model beside itself, with rows that lack one",
            sql: { dialect in
                Topic.leftJoin(Topic.self) { child, parent in child.parentID == parent.id }.select {
                    ($0.name, $1.name)
                }
                .sql(for: dialect)
            },
            sqlite: #"SELECT "topics"."name", "topics_2"."name" FROM "topics" LEFT JOIN "topics" AS "#
                + #""topics_2" ON "topics"."parent_id" = "topics_2"."id""#,
            postgres: #"SELECT "topics"."name", "topics_2"."name" FROM "topics" LEFT JOIN "topics" AS "#
                + #""topics_2" ON "topics"."parent_id" = "topics_2"."id""#),
        Snapshot(
            testDescription: "groups that are counted, narrowed and sorted",
            sql: { dialect in
                Topic.query.group { $0.parentID }.having { $0.id.count > 2 }.select { ($0.parentID, $0.id.count) }.order
                { $0.id.count.descending }
                .sql(for: dialect)
            },
            sqlite: #"SELECT "topics"."parent_id", count("topics"."id") FROM "topics" GROUP BY "#
                + #""topics"."parent_id" HAVING count("topics"."id") > ?1 ORDER BY count("topics"."id") "#
                + #"DESC"#,
            postgres: #"SELECT "topics"."parent_id", count("topics"."id") FROM "topics" GROUP BY "#
                + #""topics"."parent_id" HAVING count("topics"."id") > $1 ORDER BY count("topics"."id") "#
                + #"DESC"#),
        Snapshot(
            testDescription: "a window beside each row",
            sql: { dialect in
                Topic.query.select { ($0.name, Window.rowNumber.over(partition: $0.parentID, order: $0.id.ascending)) }
                    .sql(for: dialect)
            },
            sqlite: #"SELECT "topics"."name", row_number() OVER (PARTITION BY "topics"."parent_id" ORDER "#
                + #"BY "topics"."id") FROM "topics""#,
            postgres: #"SELECT "topics"."name", row_number() OVER (PARTITION BY "topics"."parent_id" ORDER "#
                + #"BY "topics"."id") FROM "topics""#),
        Snapshot(
            testDescription: "rows of two queries",
            sql: { dialect in
                Topic.where { $0.name == "a" }.union(Topic.where { $0.name == "b" }).limit(3)
                    .sql(for: dialect)
            },
            sqlite: #"SELECT "topics"."id", "topics"."parent_id", "topics"."name" FROM (SELECT "#
                + #""topics"."id", "topics"."parent_id", "topics"."name" FROM "topics" WHERE "#
                + #""topics"."name" = ?1 UNION SELECT "topics"."id", "topics"."parent_id", "#
                + #""topics"."name" FROM "topics" WHERE "topics"."name" = ?2) AS "topics" LIMIT ?3"#,
            postgres: #"SELECT "topics"."id", "topics"."parent_id", "topics"."name" FROM (SELECT "#
                + #""topics"."id", "topics"."parent_id", "topics"."name" FROM "topics" WHERE "#
                + #""topics"."name" = $1 UNION SELECT "topics"."id", "topics"."parent_id", "#
                + #""topics"."name" FROM "topics" WHERE "topics"."name" = $2) AS "topics" LIMIT $3"#),
        Snapshot(
            testDescription: "a query with a name",
            sql: { dialect in
                Topic.query.with(cte: "roots", as: Topic.where { $0.parentID == nil }).from(cte: "roots")
                    .sql(for: dialect)
            },
            sqlite: #"WITH "roots" AS (SELECT "topics"."id", "topics"."parent_id", "topics"."name" FROM "#
                + #""topics" WHERE "topics"."parent_id" IS NULL) SELECT "topics"."id", "#
                + #""topics"."parent_id", "topics"."name" FROM "roots" AS "topics""#,
            postgres: #"WITH "roots" AS (SELECT "topics"."id", "topics"."parent_id", "topics"."name" FROM "#
                + #""topics" WHERE "topics"."parent_id" IS NULL) SELECT "topics"."id", "#
                + #""topics"."parent_id", "topics"."name" FROM "roots" AS "topics""#),
        Snapshot(
            testDescription: "a tree walked down",
            sql: { dialect in
                Topic.where { $0.name == "root" }.recursive { child, found in child.parentID == found.id }
                    .sql(for: dialect)
            },
            sqlite: #"WITH RECURSIVE "topics_found" AS (SELECT "topics"."id", "topics"."parent_id", "#
                + #""topics"."name" FROM "topics" WHERE "topics"."name" = ?1 UNION SELECT "topics"."id", "#
                + #""topics"."parent_id", "topics"."name" FROM "topics" JOIN "topics_found" ON "#
                + #""topics"."parent_id" = "topics_found"."id") SELECT "topics"."id", "#
                + #""topics"."parent_id", "topics"."name" FROM "topics_found" AS "topics""#,
            postgres: #"WITH RECURSIVE "topics_found" AS (SELECT "topics"."id", "topics"."parent_id", "#
                + #""topics"."name" FROM "topics" WHERE "topics"."name" = $1 UNION SELECT "topics"."id", "#
                + #""topics"."parent_id", "topics"."name" FROM "topics" JOIN "topics_found" ON "#
                + #""topics"."parent_id" = "topics_found"."id") SELECT "topics"."id", "#
                + #""topics"."parent_id", "topics"."name" FROM "topics_found" AS "topics""#),
        Snapshot(
            testDescription: "rows that are locked",
            sql: { dialect in
                Topic.order { $0.id.ascending }.limit(1).forUpdate(.skipLocked).select { $0.id }
                    .sql(for: dialect)
            },
            sqlite: #"SELECT "topics"."id" FROM "topics" ORDER BY "topics"."id" LIMIT ?1"#,
            postgres: #"SELECT "topics"."id" FROM "topics" ORDER BY "topics"."id" LIMIT $1 FOR UPDATE SKIP "#
                + #"LOCKED"#),
        Snapshot(
            testDescription: "deleted rows are left out",
            sql: { dialect in
                Remark.where { $0.isSpam == false }.select { $0.id }
                    .sql(for: dialect)
            },
            sqlite: #"SELECT "remarks"."id" FROM "remarks" WHERE "remarks"."deleted_at" IS NULL AND "#
                + #""remarks"."is_spam" = ?1"#,
            postgres: #"SELECT "remarks"."id" FROM "remarks" WHERE "remarks"."deleted_at" IS NULL AND "#
                + #""remarks"."is_spam" = $1"#),
        Snapshot(
            testDescription: "each value once",
            sql: { dialect in
                Topic.query.select { $0.name }.distinct().order { $0.name.ascending }
                    .sql(for: dialect)
            },
            sqlite: #"SELECT DISTINCT "topics"."name" FROM "topics" ORDER BY "topics"."name""#,
            postgres: #"SELECT DISTINCT "topics"."name" FROM "topics" ORDER BY "topics"."name""#),
    ]
}
