"""From Records to answers: who is who, the graph, its stores, questions, journeys and exports."""
