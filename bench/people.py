"""Words to invent a million people from. Second names are doubled with a syllable, for a real spread of names."""

FIRST = """
Ada Adam Agnes Aisha Alan Albert Alejandro Alexander Ali Alice Alina Amara Amir Amy Ana Anders
Andrea Andrew Angela Anna Anne Antonio Arthur Astrid Ayşe Barbara Beatriz Ben Benjamin Bernd Birgit
Boris Brian Bruno Camille Carla Carlos Caroline Catherine Charles Charlotte Chiara Chloe Christian
Christine Clara Claudia Colin Daniel Daria David Deborah Denise Diana Diego Dmitri Dominik Dora
Edgar Edith Edward Elena Elif Elisa Elizabeth Ella Emil Emily Emma Enzo Eric Erika Ernst Esther Eva
Fabian Fatima Felix Fiona Florian Frances Francisco Frank Frida Gabriel Georg George Gerda Giulia
Grace Greta Gustav Hanna Hans Harry Hassan Heidi Helen Henrik Henry Hugo Ida Igor Ines Ingrid Irene
Isabel Ivan Jack Jakob James Jan Jana Jane Jasmin Javier Jean Jenny Joan Johan John Jonas Jorge José
Joseph Judith Julia Karin Karl Katarzyna Kate Kevin Klara Klaus Kurt Lara Lars Laura Lea Leo Leon
Liam Lina Linda Lisa Louis Louise Luca Lucas Lucía Luis Lukas Magda Manuel Marco Margaret Maria
Marie Marina Mark Marta Martin Mary Mateo Matthew Maurice Max Maya Mehmet Michael Miguel Mila Mina
Mohammed Monika Murat Nadia Natalia Nathan Nicolas Nina Noah Nora Olga Oliver Olivia Omar Oscar
Pablo Patricia Paul Paula Pedro Peter Petra Philipp Pia Piotr Rachel Rafael Raj Rebecca Renate
Richard Rita Robert Rosa Ruth Sabine Samuel Sandra Sara Sebastian Selma Silvia Simon Sofia Sonja
Stefan Stella Sven Tamara Teresa Thea Theo Thomas Tilda Tim Tobias Tom Ursula Valeria Vera Victor
Viktor Walter Werner William Xenia Yara Yusuf Zara Zofia
""".split()

_LAST = """
Abbott Adams Ahmed Almeida Alvarez Andersen Anderson Andersson Arnold Bach Bailey Baker Barnes Bauer
Becker Bell Bennett Berg Bergmann Bernard Bianchi Black Brandt Braun Brown Bruno Busch Butler
Campbell Carter Castillo Chen Clark Cohen Collins Conti Cook Cooper Costa Cox Cruz Davies Davis
Delgado Demir Diaz Dietrich Dubois Duran Edwards Eriksson Esposito Evans Farkas Fernández Ferrari
Fischer Fisher Flores Foster Fournier Fox Frank Fuchs García Gibson Gomes Gómez González Graf Graham
Gray Green Griffin Gruber Gutiérrez Haas Hahn Hall Hamilton Hansen Harris Harrison Hartmann Hayes
Heinrich Henry Hernández Hill Hoffmann Holm Horn Horváth Howard Huber Hughes Ivanov Jackson Jansen
Jansson Jensen Jiménez Johansson Johnson Jones Jordan Kaiser Kaplan Kaya Keller Kelly Khan Kim King
Klein Koch Kovács Kowalski Kraus Krüger Kühn Lambert Lang Larsen Lee Lehmann Leroy Lewis Lindberg
Lindqvist Lombardi Long López Lorenz Ludwig Maier Marino Marshall Martin Martínez Mason Mayer Meier
Mendes Meyer Miller Mitchell Möller Moore Morales Moreau Moreno Morgan Morris Müller Murphy Murray
Myers Nagy Navarro Nelson Neumann Nguyen Nielsen Novak Nowak Okafor Olsen Olsson Ortiz Owen Özdemir
Palmer Parker Patel Pereira Pérez Petersen Peterson Petrov Pfeiffer Phillips Pohl Powell Price
Ramírez Ramos Reed Reyes Ribeiro Ricci Richards Richter Rivera Roberts Robinson Rodríguez Rogers
Romano Romero Ross Roth Rossi Ruiz Russell Russo Şahin Salazar Sánchez Santos Sanders Schmid Schmidt
Schmitt Schneider Scholz Schröder Schubert Schulz Schumacher Schwarz Scott Seidel Shaw Silva Simon
Simpson Singh Smith Sokolov Sol Sommer Sousa Stein Stevens Stewart Suárez Sullivan Svensson Szabó
Taylor Thomas Thompson Tóth Torres Tran Turner Varga Vargas Vasquez Vogel Vogt Wagner Walker Walter
Ward Watson Weber Weiss Werner West White Williams Wilson Winkler Winter Wolf Wood Wright Yamamoto
Yılmaz Young Zhang Ziegler Zimmermann
""".split()

_ENDINGS = ("", "er", "son", "mann", "ova", "ez", "ini", "sen", "ski", "wood", "ley", "dóttir")

LAST = [f"{name}{ending}" for name in _LAST for ending in _ENDINGS]

TOWNS = [
    ("Berlin", "DE"),
    ("Málaga", "ES"),
    ("London", "GB"),
    ("Lyon", "FR"),
    ("Kraków", "PL"),
    ("Porto", "PT"),
    ("Graz", "AT"),
    ("Utrecht", "NL"),
    ("Aarhus", "DK"),
    ("Turin", "IT"),
]
