/// The team that uses the board.
enum SeedPeople {
    static let names = [
        "Amara", "Anders", "Beatriz", "Chidi", "Dana", "Elif", "Farid", "Greta", "Hana", "Ioana", "Jonas", "Kavya",
        "Lena",
        "Mateo", "Mei", "Nadia", "Oskar", "Priya", "Quentin", "Rosa", "Samir", "Tomasz", "Uma", "Yusuf",
    ]
}
