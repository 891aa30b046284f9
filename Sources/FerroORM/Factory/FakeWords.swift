/// What invented names and texts are made of.
enum FakeWords {
    static let words = list(
        """
        amber anchor apple arrow autumn bamboo basket beacon bell birch blanket boat bottle branch bread bridge bright
        brook butter candle canyon castle cedar chalk cherry circle clear clever cloud clover coast copper coral corner
        cotton crystal curious daisy dawn desert distant dream early echo ember evening falcon family feather fern field
        forest fountain fresh garden gentle ginger glass golden grain grass green harbor hazel hidden hill honest honey
        horizon island ivory jasmine journey kettle lake lantern lemon letter light linen little lively lucky maple
        marble meadow melody mirror misty moment morning mountain music narrow north novel ocean olive open orange
        orchard paper patient pearl pebble pepper piano pine planet plum polar quick quiet rain raven ribbon river robin
        rose round sail salt sand scarlet season shadow silver simple sky slow small smooth snow spark spring star stone
        story summer swift thread thunder tiger timber travel valley velvet violet voyage walnut warm water wave west
        wheat willow wind window winter wise wonder wood yellow young zephyr
        """)
    static let firstNames = list(
        """
        Ada Alan Alice Amara Anders Anita Barbara Carlos Chen Clara Daniel Diego Edith Elena Emil Emma Farid Fatima
        Felix Grace Hana Hedy Henri Ingrid Isaac Ivan Jack James Jean Joan John Julia Kai Karen Katherine Kenji Lars
        Leila Leo Lin Linus Lucia Maria Marie Margaret Mei Mira Mohamed Nadia Niels Nina Noah Olga Omar Paul Priya Rosa
        Ruth Samir Sofia Tariq Tim Vera Yuki Zoe
        """)
    static let lastNames = list(
        """
        Adeyemi Almeida Andersson Becker Bernard Carter Chandra Chen Costa Dubois Engel Eriksen Fischer Fontaine Garcia
        Green Gupta Haddad Hall Hansen Hopper Hughes Ito Ivanova Jensen Johnson Kato Keller Khan Kim Kowalski Lamarr
        Larsen Lopez Lovelace Martin Mensah Meyer Moreau Morris Mueller Nakamura Novak Okafor Olsen Park Patel Perez
        Quinn Ramirez Rossi Sato Schmidt Silva Singh Smith Suzuki Tanaka Turner Vargas Walker Weber Wilson Wu Young
        """)
    static let streets = ["Street", "Road", "Lane", "Avenue", "Way", "Square"]
    static let cities = list(
        """
        Accra Amsterdam Athens Barcelona Bergen Bogota Boston Cairo Chicago Copenhagen Dakar Delhi Dublin Geneva Hanoi
        Helsinki Istanbul Kyoto Lagos Lima Lisbon London Lyon Madrid Melbourne Montreal Nairobi Oslo Paris Porto Prague
        Quito Rome Seoul Sydney Tallinn Tokyo Toronto Vienna Warsaw Zurich
        """)
    static let countries = list(
        """
        Argentina Australia Austria Brazil Canada Chile Colombia Denmark Egypt Estonia Finland France Germany Ghana Greece
        India Ireland Italy Japan Kenya Mexico Morocco Netherlands Nigeria Norway Peru Poland Portugal Senegal Spain
        Sweden Switzerland Turkey Vietnam
        """)

    private static func list(_ text: String) -> [String] {
        text.split { $0 == " " || $0 == "\n" }.map(String.init)
    }
}
