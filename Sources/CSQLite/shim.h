// What Swift cannot call or see by itself: variadic functions and SQLITE_TRANSIENT.
#ifndef CSQLITE_SHIM_H
#define CSQLITE_SHIM_H

#include <sqlite3.h>

// Binds a copy of the bytes as text; zero bytes inside are kept.
static inline int csqlite_bind_text(sqlite3_stmt *statement, int index, const char *bytes, sqlite3_uint64 count) {
    return sqlite3_bind_text64(statement, index, bytes, count, SQLITE_TRANSIENT, SQLITE_UTF8);
}

// Binds a copy of the bytes as a blob.
static inline int csqlite_bind_blob(sqlite3_stmt *statement, int index, const void *bytes, sqlite3_uint64 count) {
    return sqlite3_bind_blob64(statement, index, bytes, count, SQLITE_TRANSIENT);
}

// An unknown name in double quotes is an error, never a text, and SQL cannot damage the file's own tables.
static inline int csqlite_harden(sqlite3 *database) {
    int result = sqlite3_db_config(database, SQLITE_DBCONFIG_DQS_DML, 0, (int *)0);
    if (result == SQLITE_OK) result = sqlite3_db_config(database, SQLITE_DBCONFIG_DQS_DDL, 0, (int *)0);
    if (result == SQLITE_OK) result = sqlite3_db_config(database, SQLITE_DBCONFIG_DEFENSIVE, 1, (int *)0);
    if (result == SQLITE_OK) {
        // Without trust a trigger may not write to a table of FTS5 before 3.44 (https://sqlite.org/releaselog/3_44_0.html,
        // which made it innocuous), and full text is kept by triggers. The schema comes from the app's own migrations.
        int trust = sqlite3_libversion_number() < 3044000;
        result = sqlite3_db_config(database, SQLITE_DBCONFIG_TRUSTED_SCHEMA, trust, (int *)0);
    }
    return result;
}

#endif
