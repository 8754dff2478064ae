<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr">
<context>
    <name>Netwright</name>
    <message>
        <source> and {n} more</source>
        <translation> et {n} autres</translation>
    </message>
    <message>
        <source> The output is {output} instead of {plain_output}.</source>
        <translation> La sortie est {output} au lieu de {plain_output}.</translation>
    </message>
    <message>
        <source>(known so far)</source>
        <translation>(connu jusqu’ici)</translation>
    </message>
    <message>
        <source>* on a palette entry</source>
        <translation>* sur une entrée de la palette</translation>
    </message>
    <message>
        <source>.</source>
        <translation>,</translation>
    </message>
    <message>
        <source>1 error</source>
        <translation>1 erreur</translation>
    </message>
    <message>
        <source>1 hint</source>
        <translation>1 conseil</translation>
    </message>
    <message>
        <source>1 problem</source>
        <translation>1 problème</translation>
    </message>
    <message>
        <source>1 warning</source>
        <translation>1 avertissement</translation>
    </message>
    <message>
        <source>1, 2, 4, … as far as the memory reaches</source>
        <translation>1, 2, 4, … aussi loin que va la mémoire</translation>
    </message>
    <message>
        <source>&lt;b&gt;An empty design&lt;/b&gt;&lt;p&gt;Drag an Input from the palette, then layers, then an Output; draw wires from port to port. Or choose a preset from the palette's end.&lt;/p&gt;</source>
        <translation>&lt;b&gt;Un réseau vide&lt;/b&gt;&lt;p&gt;Glisser une couche Input depuis la palette, puis des couches, puis une couche Output ; tracer des fils de port à port. Ou choisir un réseau prédéfini à la fin de la palette.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>`{node}` has no wires.</source>
        <translation>`{node}` n’a pas de fils.</translation>
    </message>
    <message>
        <source>A block of your own</source>
        <translation>Un bloc personnel</translation>
    </message>
    <message>
        <source>a block of your own: what you change here changes at every use</source>
        <translation>un bloc personnel : ce qui change ici change partout où il sert</translation>
    </message>
    <message>
        <source>A central output sees the whole input, {whole} px.</source>
        <translation>Une sortie centrale voit toute l’entrée, {whole} px.</translation>
    </message>
    <message>
        <source>A central output sees {seen} places of {whole}.</source>
        <translation>Une sortie centrale voit {seen} positions sur {whole}.</translation>
    </message>
    <message>
        <source>A central output sees {seen} px of {whole}.</source>
        <translation>Une sortie centrale voit {seen} px sur {whole}.</translation>
    </message>
    <message>
        <source>A central output sees {seen} px, beyond the edges of the input's {whole}.</source>
        <translation>Une sortie centrale voit {seen} px, au-delà des bords des {whole} de l’entrée.</translation>
    </message>
    <message>
        <source>A comparison is saved as {endings}; {name} has none of these endings.</source>
        <translation>Une comparaison s’enregistre en {endings} ; {name} n’a aucune de ces terminaisons.</translation>
    </message>
    <message>
        <source>A device that is not here: its roof, and what each layer would need at least</source>
        <translation>Un appareil qui n’est pas ici : son toit, et ce qu’il faudrait au moins à chaque couche</translation>
    </message>
    <message>
        <source>A double click opens it, a drag inserts it as a block.</source>
        <translation>Un double-clic l’ouvre, un glisser l’insère comme bloc.</translation>
    </message>
    <message>
        <source>A file…</source>
        <translation>Un fichier…</translation>
    </message>
    <message>
        <source>A profile is being measured: open results when it is done.</source>
        <translation>Un profil est en cours de mesure : ouvrez les résultats quand il sera terminé.</translation>
    </message>
    <message>
        <source>A profile is saved as {endings}, not {name}.</source>
        <translation>Un profil s’enregistre en {endings}, pas {name}.</translation>
    </message>
    <message>
        <source>a sample</source>
        <translation>par échantillon</translation>
    </message>
    <message>
        <source>A step of training could not be measured.</source>
        <translation>Un pas d’entraînement n’a pas pu être mesuré.</translation>
    </message>
    <message>
        <source>A stretch of {nodes} nodes comes {copies} times from {first} on.</source>
        <translation>Une suite de {nodes} nœuds se répète {copies} fois à partir de {first}.</translation>
    </message>
    <message>
        <source>A sweep is saved as {endings}, not {name}.</source>
        <translation>Un balayage s’enregistre en {endings}, pas {name}.</translation>
    </message>
    <message>
        <source>A training step is forward and loss, backward, and SGD with momentum</source>
        <translation>Un pas d’entraînement, c’est la passe avant et la perte, la passe arrière, et SGD avec inertie</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Exactitude</translation>
    </message>
    <message>
        <source>Accuracy against MACs</source>
        <translation>Exactitude selon les MACs</translation>
    </message>
    <message>
        <source>Accuracy against parameters</source>
        <translation>Exactitude selon les paramètres</translation>
    </message>
    <message>
        <source>Accuracy from</source>
        <translation>Source de l’exactitude</translation>
    </message>
    <message>
        <source>accuracy not known</source>
        <translation>exactitude inconnue</translation>
    </message>
    <message>
        <source>Accuracy per parameter</source>
        <translation>Exactitude par paramètre</translation>
    </message>
    <message>
        <source>accuracy, %</source>
        <translation>exactitude, %</translation>
    </message>
    <message>
        <source>Achieved, in 10⁹ bytes: each input, output and weight once; views move nothing</source>
        <translation>Atteint, en 10⁹ octets : chaque entrée, sortie et poids une fois ; les vues ne déplacent rien</translation>
    </message>
    <message>
        <source>Achieved: two FLOPs a MAC</source>
        <translation>Atteint : deux FLOPs par MAC</translation>
    </message>
    <message>
        <source>Activations</source>
        <translation>Activations</translation>
    </message>
    <message>
        <source>Activations, MiB</source>
        <translation>Activations, MiB</translation>
    </message>
    <message>
        <source>Actual size</source>
        <translation>Taille réelle</translation>
    </message>
    <message>
        <source>Adam</source>
        <translation>Adam</translation>
    </message>
    <message>
        <source>Add a layer</source>
        <translation>Ajouter une couche</translation>
    </message>
    <message>
        <source>Add a layer behind the selected one: type its name</source>
        <translation>Ajouter une couche derrière celle qui est sélectionnée : taper son nom</translation>
    </message>
    <message>
        <source>Add a layer here</source>
        <translation>Ajouter une couche ici</translation>
    </message>
    <message>
        <source>Add a layer here…</source>
        <translation>Ajouter une couche ici…</translation>
    </message>
    <message>
        <source>Add behind `{node}`: its shape is not known yet</source>
        <translation>Ajouter derrière `{node}` : sa forme n’est pas encore connue</translation>
    </message>
    <message>
        <source>Add note</source>
        <translation>Ajouter une note</translation>
    </message>
    <message>
        <source>Add to favourites</source>
        <translation>Ajouter aux favoris</translation>
    </message>
    <message>
        <source>Add to favourites, or remove</source>
        <translation>Ajouter aux favoris, ou retirer</translation>
    </message>
    <message>
        <source>Add what fits, and wire it</source>
        <translation>Ajouter ce qui convient et le relier</translation>
    </message>
    <message>
        <source>Add {name}</source>
        <translation>Ajouter {name}</translation>
    </message>
    <message>
        <source>added</source>
        <translation>ajouté</translation>
    </message>
    <message>
        <source>agrees with</source>
        <translation>concorde avec</translation>
    </message>
    <message>
        <source>Align</source>
        <translation>Aligner</translation>
    </message>
    <message>
        <source>Align bottom</source>
        <translation>Aligner en bas</translation>
    </message>
    <message>
        <source>Align centres</source>
        <translation>Aligner les centres</translation>
    </message>
    <message>
        <source>Align left</source>
        <translation>Aligner à gauche</translation>
    </message>
    <message>
        <source>Align middles</source>
        <translation>Aligner les milieux</translation>
    </message>
    <message>
        <source>Align right</source>
        <translation>Aligner à droite</translation>
    </message>
    <message>
        <source>Align top</source>
        <translation>Aligner en haut</translation>
    </message>
    <message>
        <source>all</source>
        <translation>tous</translation>
    </message>
    <message>
        <source>All of the chosen networks ({total}) have been measured so.</source>
        <translation>Tous les réseaux choisis ({total}) ont été mesurés ainsi.</translation>
    </message>
    <message>
        <source>All tensors alive at once, as PyTorch keeps them on a CPU. Not in it: what kernels allocate inside, the device's context, the loss.</source>
        <translation>Tous les tenseurs vivants à la fois, comme PyTorch les garde sur un processeur. Hors compte : ce que les noyaux de calcul allouent en eux, le contexte de l’appareil, la perte.</translation>
    </message>
    <message>
        <source>Alt+drag</source>
        <translation>Alt+glisser</translation>
    </message>
    <message>
        <source>Another computer</source>
        <translation>Autre ordinateur</translation>
    </message>
    <message>
        <source>Another computer…</source>
        <translation>Autre ordinateur…</translation>
    </message>
    <message>
        <source>any</source>
        <translation>tous</translation>
    </message>
    <message>
        <source>Arrange</source>
        <translation>Disposer</translation>
    </message>
    <message>
        <source>Arrange left to right</source>
        <translation>Disposer de gauche à droite</translation>
    </message>
    <message>
        <source>Arrange top to bottom</source>
        <translation>Disposer de haut en bas</translation>
    </message>
    <message>
        <source>Arranging…</source>
        <translation>Disposition…</translation>
    </message>
    <message>
        <source>as designed</source>
        <translation>comme dessinées</translation>
    </message>
    <message>
        <source>as drawn</source>
        <translation>comme dessinée</translation>
    </message>
    <message>
        <source>as many</source>
        <translation>autant</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Comme le système</translation>
    </message>
    <message>
        <source>As: {label}</source>
        <translation>Comme : {label}</translation>
    </message>
    <message>
        <source>Ask for the most images a second within a time</source>
        <translation>Demander le plus d’images par seconde en un temps donné</translation>
    </message>
    <message>
        <source>Axis letters on wires</source>
        <translation>Lettres des axes sur les fils</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Backend</source>
        <translation>Backend</translation>
    </message>
    <message>
        <source>backend {provider}</source>
        <translation>backend {provider}</translation>
    </message>
    <message>
        <source>backward pass, {node}</source>
        <translation>passe arrière, {node}</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Lot</translation>
    </message>
    <message>
        <source>batch </source>
        <translation>lot de </translation>
    </message>
    <message>
        <source>Batch size for the memory</source>
        <translation>Taille du lot pour la mémoire</translation>
    </message>
    <message>
        <source>Batch sizes are whole numbers from 1 on, such as 1, 8, 64.</source>
        <translation>Les tailles de lot sont des nombres entiers à partir de 1, par exemple 1, 8, 64.</translation>
    </message>
    <message>
        <source>Batch sizes, such as 1, 8, 64</source>
        <translation>Tailles de lot, par exemple 1, 8, 64</translation>
    </message>
    <message>
        <source>batch {batch}</source>
        <translation>lot de {batch}</translation>
    </message>
    <message>
        <source>batch {batch}, {device}</source>
        <translation>lot de {batch}, {device}</translation>
    </message>
    <message>
        <source>batch {batch}: {ms} ms, {rate} images/s, {device}</source>
        <translation>lot de {batch} : {ms} ms, {rate} images/s, {device}</translation>
    </message>
    <message>
        <source>Batch, samples at a time (logarithmic)</source>
        <translation>Lot, échantillons à la fois (logarithmique)</translation>
    </message>
    <message>
        <source>Batches to</source>
        <translation>Lots jusqu’à</translation>
    </message>
    <message>
        <source>beaten by another</source>
        <translation>battu par un autre</translation>
    </message>
    <message>
        <source>Best device</source>
        <translation>Meilleur appareil</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Bloc</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>Les deux</translation>
    </message>
    <message>
        <source>Bound by</source>
        <translation>Limité par</translation>
    </message>
    <message>
        <source>Bound by arithmetic</source>
        <translation>Limité par le calcul</translation>
    </message>
    <message>
        <source>Bound by memory</source>
        <translation>Limité par la mémoire</translation>
    </message>
    <message>
        <source>Bound by overhead: neither arithmetic nor memory explains the time</source>
        <translation>Limité par les surcoûts : ni le calcul ni la mémoire n’expliquent le temps</translation>
    </message>
    <message>
        <source>Bound by {limits}</source>
        <translation>Limité par {limits}</translation>
    </message>
    <message>
        <source>by default {value}</source>
        <translation>par défaut {value}</translation>
    </message>
    <message>
        <source>Bypass</source>
        <translation>Contourner</translation>
    </message>
    <message>
        <source>Can't export</source>
        <translation>Exportation impossible</translation>
    </message>
    <message>
        <source>Can't open</source>
        <translation>Ouverture impossible</translation>
    </message>
    <message>
        <source>Can't recover</source>
        <translation>Récupération impossible</translation>
    </message>
    <message>
        <source>Can't save</source>
        <translation>Enregistrement impossible</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Cancel a gesture, select nothing</source>
        <translation>Annuler un geste, ne rien sélectionner</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Annulé.</translation>
    </message>
    <message>
        <source>Cancelled: {done} of {total} measured.</source>
        <translation>Annulé : {done} mesurés sur {total}.</translation>
    </message>
    <message>
        <source>Cancelled; the worker did not answer in time and had to be ended.</source>
        <translation>Annulé ; le processus de calcul n’a pas répondu à temps et a dû être arrêté.</translation>
    </message>
    <message>
        <source>Canvas</source>
        <translation>Canevas</translation>
    </message>
    <message>
        <source>Canvas of {name}</source>
        <translation>Canevas de {name}</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Changement</translation>
    </message>
    <message>
        <source>Change `{node}` to</source>
        <translation>Changer `{node}` en</translation>
    </message>
    <message>
        <source>Change to…</source>
        <translation>Changer en…</translation>
    </message>
    <message>
        <source>Change {n} nodes to</source>
        <translation>Changer {n} nœuds en</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>changé</translation>
    </message>
    <message>
        <source>Chart as PNG…</source>
        <translation>Graphique en PNG…</translation>
    </message>
    <message>
        <source>Chart as SVG…</source>
        <translation>Graphique en SVG…</translation>
    </message>
    <message>
        <source>Chart of the compared networks</source>
        <translation>Graphique des réseaux comparés</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Vérifications</translation>
    </message>
    <message>
        <source>Chrome trace (*.json)</source>
        <translation>Trace de Chrome (*.json)</translation>
    </message>
    <message>
        <source>Click or drag to move the view</source>
        <translation>Cliquer ou glisser pour déplacer la vue</translation>
    </message>
    <message>
        <source>clock {clock:,.0f} MHz when read</source>
        <translation>horloge à {clock:,.0f} MHz à la lecture</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Close tab</source>
        <translation>Fermer l’onglet</translation>
    </message>
    <message>
        <source>Close the comparison</source>
        <translation>Fermer la comparaison</translation>
    </message>
    <message>
        <source>Close this pane</source>
        <translation>Fermer ce volet</translation>
    </message>
    <message>
        <source>Close this tab</source>
        <translation>Fermer cet onglet</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Commandes</translation>
    </message>
    <message>
        <source>Commands…</source>
        <translation>Commandes…</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparer</translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation>Comparer avec</translation>
    </message>
    <message>
        <source>Compare with: an open design, a file, a network</source>
        <translation>Comparer avec : un réseau ouvert, un fichier, un réseau prédéfini</translation>
    </message>
    <message>
        <source>Compare with…</source>
        <translation>Comparer avec…</translation>
    </message>
    <message>
        <source>Compare…</source>
        <translation>Comparer…</translation>
    </message>
    <message>
        <source>comparison</source>
        <translation>comparaison</translation>
    </message>
    <message>
        <source>compiled</source>
        <translation>compilé</translation>
    </message>
    <message>
        <source>compute</source>
        <translation>calcul</translation>
    </message>
    <message>
        <source>Computer</source>
        <translation>Ordinateur</translation>
    </message>
    <message>
        <source>Computer to run on</source>
        <translation>Ordinateur d’exécution</translation>
    </message>
    <message>
        <source>Connect selected</source>
        <translation>Relier la sélection</translation>
    </message>
    <message>
        <source>Connecting to {name}…</source>
        <translation>Connexion à {name}…</translation>
    </message>
    <message>
        <source>Contiguous and channels last</source>
        <translation>Contiguë et canaux en dernier</translation>
    </message>
    <message>
        <source>conv macs&gt;5%   shape:64x*   params&gt;1M</source>
        <translation>conv macs&gt;5%   shape:64x*   params&gt;1M</translation>
    </message>
    <message>
        <source>Copied as Markdown</source>
        <translation>Copié en Markdown</translation>
    </message>
    <message>
        <source>Copied the source</source>
        <translation>Code source copié</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Copy as Markdown</source>
        <translation>Copier en Markdown</translation>
    </message>
    <message>
        <source>Copying…</source>
        <translation>Copie…</translation>
    </message>
    <message>
        <source>costs otherwise by what changed around it</source>
        <translation>coûte autrement à cause de ce qui a changé autour</translation>
    </message>
    <message>
        <source>CUDA graph</source>
        <translation>Graphe CUDA</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>Couper</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Données</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Design</source>
        <translation>Réseau</translation>
    </message>
    <message>
        <source>design</source>
        <translation>réseau</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Appareil</translation>
    </message>
    <message>
        <source>device {device}</source>
        <translation>appareil {device}</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>Différences</translation>
    </message>
    <message>
        <source>DIFFERS from</source>
        <translation>DIFFÈRE de</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Abandonner</translation>
    </message>
    <message>
        <source>Discard the unsaved changes to {name}? They can't be brought back.</source>
        <translation>Abandonner les modifications non enregistrées de {name} ? Elles ne pourront pas être retrouvées.</translation>
    </message>
    <message>
        <source>Distribute</source>
        <translation>Répartir</translation>
    </message>
    <message>
        <source>Distribute horizontally</source>
        <translation>Répartir horizontalement</translation>
    </message>
    <message>
        <source>Distribute vertically</source>
        <translation>Répartir verticalement</translation>
    </message>
    <message>
        <source>Do anything by its name</source>
        <translation>Tout faire par son nom</translation>
    </message>
    <message>
        <source>does not fit</source>
        <translation>ne convient pas</translation>
    </message>
    <message>
        <source>Double-click to name</source>
        <translation>Double-cliquer pour nommer</translation>
    </message>
    <message>
        <source>Double-click to write</source>
        <translation>Double-cliquer pour écrire</translation>
    </message>
    <message>
        <source>double-click, Enter</source>
        <translation>double-clic, Entrée</translation>
    </message>
    <message>
        <source>drag from its input port</source>
        <translation>tirer depuis son port d’entrée</translation>
    </message>
    <message>
        <source>drag from port to port</source>
        <translation>tirer de port à port</translation>
    </message>
    <message>
        <source>Drag without snapping</source>
        <translation>Glisser sans aimantation</translation>
    </message>
    <message>
        <source>drag, arrow keys</source>
        <translation>glisser, touches fléchées</translation>
    </message>
    <message>
        <source>Draw a wire</source>
        <translation>Tracer un fil</translation>
    </message>
    <message>
        <source>driver {driver}</source>
        <translation>pilote {driver}</translation>
    </message>
    <message>
        <source>drop a wire on the empty canvas</source>
        <translation>lâcher un fil sur le canevas vide</translation>
    </message>
    <message>
        <source>drop it on the wire</source>
        <translation>le lâcher sur le fil</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Dupliquer</translation>
    </message>
    <message>
        <source>Each at its own image size, as the charts count its MACs.</source>
        <translation>Chacun à sa propre taille d’image, celle pour laquelle les graphiques comptent ses MACs.</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Édition</translation>
    </message>
    <message>
        <source>Energy</source>
        <translation>Énergie</translation>
    </message>
    <message>
        <source>Energy against batch</source>
        <translation>Énergie selon le lot</translation>
    </message>
    <message>
        <source>energy not available: it is measured in inference by PyTorch</source>
        <translation>énergie non disponible : elle se mesure en inférence par PyTorch</translation>
    </message>
    <message>
        <source>energy not available: {why}</source>
        <translation>énergie non disponible : {why}</translation>
    </message>
    <message>
        <source>Energy of one sample without idle power, J, {device}</source>
        <translation>Énergie d’un échantillon sans la puissance au repos, J, {device}</translation>
    </message>
    <message>
        <source>Energy: not available, {why}</source>
        <translation>Énergie : non disponible, {why}</translation>
    </message>
    <message>
        <source>Energy: {joules:.4g} J an image without the idle power of {idle:.1f} W; {watts:.1f} W in the mean at work ({source})</source>
        <translation>Énergie : {joules:.4g} J par image sans la puissance au repos de {idle:.1f} W ; {watts:.1f} W en moyenne au travail ({source})</translation>
    </message>
    <message>
        <source>English</source>
        <translation>English</translation>
    </message>
    <message>
        <source>Enter, Shift+Enter</source>
        <translation>Entrée, Maj+Entrée</translation>
    </message>
    <message>
        <source>Epoch {epoch}: loss {loss:.3f}, accuracy {accuracy:.1f} %</source>
        <translation>Époque {epoch} : perte {loss:.3f}, exactitude {accuracy:.1f} %</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Époques</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Erreur</translation>
    </message>
    <message>
        <source>Error of the median</source>
        <translation>Erreur de la médiane</translation>
    </message>
    <message>
        <source>Escape</source>
        <translation>Échap</translation>
    </message>
    <message>
        <source>Estimate, not a measurement: {device} at {dtype} would take {ms} ms at least at batch {batch}, {rate} images/s at most, by {source}</source>
        <translation>Estimation, pas une mesure : {device} en {dtype} prendrait au moins {ms} ms pour un lot de {batch}, {rate} images/s au plus, d’après {source}</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exporter</translation>
    </message>
    <message>
        <source>Exported {name}</source>
        <translation>{name} exporté</translation>
    </message>
    <message>
        <source>Exported {name}, {size}: ONNX Runtime {verdict} the module; the largest difference is {difference:.2g} (outputs up to {scale:.2g}).</source>
        <translation>{name} exporté, {size} : ONNX Runtime {verdict} le module ; plus grand écart : {difference:.2g} (sorties jusqu’à {scale:.2g}).</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exporter…</translation>
    </message>
    <message>
        <source>Expose as a parameter of the block</source>
        <translation>Exposer comme paramètre du bloc</translation>
    </message>
    <message>
        <source>Expression for {name}</source>
        <translation>Expression pour {name}</translation>
    </message>
    <message>
        <source>Expression or parameter of the block</source>
        <translation>Expression ou paramètre du bloc</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>Famille</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>Favoris</translation>
    </message>
    <message>
        <source>Figures as CSV…</source>
        <translation>Chiffres en CSV…</translation>
    </message>
    <message>
        <source>Figures of the compared networks</source>
        <translation>Chiffres des réseaux comparés</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>Find next</source>
        <translation>Rechercher le suivant</translation>
    </message>
    <message>
        <source>Find nodes</source>
        <translation>Rechercher des nœuds</translation>
    </message>
    <message>
        <source>Find out where the time goes, layer by layer</source>
        <translation>Trouver où passe le temps, couche par couche</translation>
    </message>
    <message>
        <source>Find previous</source>
        <translation>Rechercher le précédent</translation>
    </message>
    <message>
        <source>Find…</source>
        <translation>Rechercher…</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Ajuster à la vue</translation>
    </message>
    <message>
        <source>Fit selection</source>
        <translation>Ajuster à la sélection</translation>
    </message>
    <message>
        <source>Fits before `{node}`</source>
        <translation>Convient devant `{node}`</translation>
    </message>
    <message>
        <source>Fits behind {shape}</source>
        <translation>Convient derrière {shape}</translation>
    </message>
    <message>
        <source>Fix all {n}</source>
        <translation>Tout corriger ({n})</translation>
    </message>
    <message>
        <source>float32, float16 and bfloat16; on CUDA tf32 too</source>
        <translation>float32, float16 et bfloat16 ; avec CUDA aussi tf32</translation>
    </message>
    <message>
        <source>FLOPs a byte moved</source>
        <translation>FLOPs par octet déplacé</translation>
    </message>
    <message>
        <source>Fold what repeats</source>
        <translation>Replier les répétitions</translation>
    </message>
    <message>
        <source>Folder for the checkpoint</source>
        <translation>Dossier du point de sauvegarde</translation>
    </message>
    <message>
        <source>Folder with the data</source>
        <translation>Dossier des données</translation>
    </message>
    <message>
        <source>Follow an expression…</source>
        <translation>Suivre une expression…</translation>
    </message>
    <message>
        <source>follows</source>
        <translation>suit</translation>
    </message>
    <message>
        <source>follows from the block's parameters, so it is read-only</source>
        <translation>découle des paramètres du bloc, donc en lecture seule</translation>
    </message>
    <message>
        <source>Forecast of the peak at batch {batch}: {inference} in inference, {training} in training with Adam.</source>
        <translation>Pic prévu pour un lot de {batch} : {inference} en inférence, {training} en entraînement avec Adam.</translation>
    </message>
    <message>
        <source>Forget {name}</source>
        <translation>Oublier {name}</translation>
    </message>
    <message>
        <source>forward pass, {node}</source>
        <translation>passe avant, {node}</translation>
    </message>
    <message>
        <source>Frame selection</source>
        <translation>Encadrer la sélection</translation>
    </message>
    <message>
        <source>Français</source>
        <translation>Français</translation>
    </message>
    <message>
        <source>From the next start on, Netwright speaks English.</source>
        <translation>Netwright parlera français au prochain démarrage.</translation>
    </message>
    <message>
        <source>frontier</source>
        <translation>frontière</translation>
    </message>
    <message>
        <source>GB/s</source>
        <translation>Go/s</translation>
    </message>
    <message>
        <source>GFLOP/s</source>
        <translation>GFLOP/s</translation>
    </message>
    <message>
        <source>GFLOP/s achieved</source>
        <translation>GFLOP/s atteints</translation>
    </message>
    <message>
        <source>GFLOP/s, estimate</source>
        <translation>GFLOP/s, estimation</translation>
    </message>
    <message>
        <source>Go to the canvas</source>
        <translation>Aller au canevas</translation>
    </message>
    <message>
        <source>Gradients</source>
        <translation>Gradients</translation>
    </message>
    <message>
        <source>Gradients of activations, and what one operation holds meanwhile</source>
        <translation>Gradients des activations, et ce qu’une opération tient entre-temps</translation>
    </message>
    <message>
        <source>Group into a block</source>
        <translation>Grouper en bloc</translation>
    </message>
    <message>
        <source>Heat map of MACs</source>
        <translation>Carte de chaleur des MACs</translation>
    </message>
    <message>
        <source>Heat map of memory</source>
        <translation>Carte de chaleur de la mémoire</translation>
    </message>
    <message>
        <source>Heat map of parameters</source>
        <translation>Carte de chaleur des paramètres</translation>
    </message>
    <message>
        <source>Heat map of time</source>
        <translation>Carte de chaleur du temps</translation>
    </message>
    <message>
        <source>Heat map: {title}, up to {most}</source>
        <translation>Carte de chaleur : {title}, jusqu’à {most}</translation>
    </message>
    <message>
        <source>Height of the images in pixels, in place of the Inputs'</source>
        <translation>Hauteur des images en pixels, à la place de celle des Input</translation>
    </message>
    <message>
        <source>held-out</source>
        <translation>validation</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Aide</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Masquer</translation>
    </message>
    <message>
        <source>Hint</source>
        <translation>Conseil</translation>
    </message>
    <message>
        <source>Hollow, on the axis: accuracy not known</source>
        <translation>En creux, sur l’axe : exactitude inconnue</translation>
    </message>
    <message>
        <source>Hover a network for its figures, double-click it to open it</source>
        <translation>Survoler un réseau pour ses chiffres, double-cliquer pour l’ouvrir</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Comment</translation>
    </message>
    <message>
        <source>How images and their weights lie in memory</source>
        <translation>Comment les images et leurs poids sont rangés en mémoire</translation>
    </message>
    <message>
        <source>images/s</source>
        <translation>images/s</translation>
    </message>
    <message>
        <source>In inference</source>
        <translation>À l’inférence</translation>
    </message>
    <message>
        <source>In the order of execution, until a click on a head sorts</source>
        <translation>Dans l’ordre d’exécution, jusqu’à ce qu’un clic sur un en-tête trie</translation>
    </message>
    <message>
        <source>Inference</source>
        <translation>Inférence</translation>
    </message>
    <message>
        <source>Inference at batch {batch}, {device}, {settings}: the Profile panel's settings.</source>
        <translation>Inférence, lot de {batch}, {device}, {settings} : les réglages du panneau Profiler.</translation>
    </message>
    <message>
        <source>Inference: {told}</source>
        <translation>Inférence : {told}</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Entrée</translation>
    </message>
    <message>
        <source>inputs {inputs}</source>
        <translation>entrées {inputs}</translation>
    </message>
    <message>
        <source>Insert as a block</source>
        <translation>Insérer comme bloc</translation>
    </message>
    <message>
        <source>Insert {name} as a block</source>
        <translation>Insérer {name} comme bloc</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Inspecteur</translation>
    </message>
    <message>
        <source>Inspector of several nodes</source>
        <translation>Inspecteur de plusieurs nœuds</translation>
    </message>
    <message>
        <source>Interquartile range</source>
        <translation>Écart interquartile</translation>
    </message>
    <message>
        <source>Into the wire {shape}</source>
        <translation>Dans le fil {shape}</translation>
    </message>
    <message>
        <source>It is arranged already.</source>
        <translation>C’est déjà disposé.</translation>
    </message>
    <message>
        <source>J a sample</source>
        <translation>J par échantillon</translation>
    </message>
    <message>
        <source>Joules an image in inference, where the device tells its power</source>
        <translation>Joules par image en inférence, si l’appareil indique sa puissance</translation>
    </message>
    <message>
        <source>Keep block in the library</source>
        <translation>Garder le bloc dans la bibliothèque</translation>
    </message>
    <message>
        <source>Keep in place, or release</source>
        <translation>Garder en place, ou relâcher</translation>
    </message>
    <message>
        <source>Kept in place</source>
        <translation>Gardé en place</translation>
    </message>
    <message>
        <source>knee</source>
        <translation>coude</translation>
    </message>
    <message>
        <source>knee: {setting}</source>
        <translation>coude : {setting}</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Language of the system</source>
        <translation>Langue du système</translation>
    </message>
    <message>
        <source>Largest batch that fits: {inference} in inference, {training} in training</source>
        <translation>Plus grand lot possible : {inference} en inférence, {training} en entraînement</translation>
    </message>
    <message>
        <source>Latency against images a second</source>
        <translation>Latence et images par seconde</translation>
    </message>
    <message>
        <source>latency, ms (median, whole batch)</source>
        <translation>latence, ms (médiane, lot entier)</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Couche</translation>
    </message>
    <message>
        <source>Layer and arguments, such as conv 128 3x3 /2</source>
        <translation>Couche et arguments, comme conv 128 3x3 /2</translation>
    </message>
    <message>
        <source>Layers: not timed, since ONNX Runtime fuses them into kernels of its own</source>
        <translation>Couches : non chronométrées, car ONNX Runtime les fusionne en noyaux à lui</translation>
    </message>
    <message>
        <source>Layers: {layers:.3f} ms in sum in a single run</source>
        <translation>Couches : {layers:.3f} ms en somme, en un seul passage</translation>
    </message>
    <message>
        <source>Layers: {layers:.3f} ms in sum over {runs} runs</source>
        <translation>Couches : {layers:.3f} ms en somme sur {runs} passages</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>Disposition</translation>
    </message>
    <message>
        <source>layouts</source>
        <translation>dispositions</translation>
    </message>
    <message>
        <source>Learned weights</source>
        <translation>Poids appris</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Taux d’apprentissage</translation>
    </message>
    <message>
        <source>Leave block</source>
        <translation>Quitter le bloc</translation>
    </message>
    <message>
        <source>Leave the canvas</source>
        <translation>Quitter le canevas</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>omis</translation>
    </message>
    <message>
        <source>Legend of the chart</source>
        <translation>Légende du graphique</translation>
    </message>
    <message>
        <source>Let this parameter follow from parameters of the block</source>
        <translation>Faire découler ce paramètre de paramètres du bloc</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Linear fit, r</source>
        <translation>Droite ajustée, r</translation>
    </message>
    <message>
        <source>Linear fit, r (networks)</source>
        <translation>Droite ajustée, r (réseaux)</translation>
    </message>
    <message>
        <source>Lists and the find bar</source>
        <translation>Listes et barre de recherche</translation>
    </message>
    <message>
        <source>Look inside a block</source>
        <translation>Regarder dans un bloc</translation>
    </message>
    <message>
        <source>loss (cross-entropy)</source>
        <translation>entropie croisée</translation>
    </message>
    <message>
        <source>MACs</source>
        <translation>MACs</translation>
    </message>
    <message>
        <source>MACs of one sample</source>
        <translation>MACs d’un échantillon</translation>
    </message>
    <message>
        <source>MACs of one sample, G</source>
        <translation>MACs d’un échantillon, G</translation>
    </message>
    <message>
        <source>MACs of the batch, G</source>
        <translation>MACs du lot, G</translation>
    </message>
    <message>
        <source>MACs, G</source>
        <translation>MACs, G</translation>
    </message>
    <message>
        <source>MACs: multiply–accumulates of convolutions and matrix products for one sample. Activations: every result kept, float32. Select a node to edit it; drag a layer from the palette onto a wire to insert it.</source>
        <translation>MACs : multiplications-accumulations des convolutions et des produits de matrices pour un échantillon. Activations : chaque résultat gardé, float32. Sélectionner un nœud pour le modifier ; glisser une couche de la palette sur un fil pour l’insérer.</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Mesurer</translation>
    </message>
    <message>
        <source>Measure what has no times yet, one after another: {count} of {total} networks.</source>
        <translation>Mesurer l’un après l’autre ce qui n’a pas encore de temps : {count} réseaux sur {total}.</translation>
    </message>
    <message>
        <source>measured here</source>
        <translation>mesuré ici</translation>
    </message>
    <message>
        <source>Measuring goes on: wait for it, or cancel it.</source>
        <translation>La mesure est en cours : attendre la fin, ou l’annuler.</translation>
    </message>
    <message>
        <source>Measuring what the device can do at most…</source>
        <translation>Mesure des limites de l’appareil…</translation>
    </message>
    <message>
        <source>Measuring {name} ({number} of {total})…</source>
        <translation>Mesure de {name} ({number} sur {total})…</translation>
    </message>
    <message>
        <source>Measuring {name} at batch {batch} ({number} of {total})…</source>
        <translation>Mesure de {name}, lot de {batch} ({number} sur {total})…</translation>
    </message>
    <message>
        <source>Median of the repeats, forward pass of the whole batch</source>
        <translation>Médiane des répétitions, passe avant du lot entier</translation>
    </message>
    <message>
        <source>Median of the whole batch</source>
        <translation>Médiane du lot entier</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Mémoire</translation>
    </message>
    <message>
        <source>memory</source>
        <translation>mémoire</translation>
    </message>
    <message>
        <source>Memory against batch</source>
        <translation>Mémoire selon le lot</translation>
    </message>
    <message>
        <source>memory at</source>
        <translation>de mémoire pour</translation>
    </message>
    <message>
        <source>Memory by batch</source>
        <translation>Mémoire selon le lot</translation>
    </message>
    <message>
        <source>memory of one sample</source>
        <translation>mémoire d’un échantillon</translation>
    </message>
    <message>
        <source>Memory of the device</source>
        <translation>Mémoire de l’appareil</translation>
    </message>
    <message>
        <source>Memory, MiB</source>
        <translation>Mémoire, MiB</translation>
    </message>
    <message>
        <source>Memory: weights and one sample's activations</source>
        <translation>Mémoire : poids et activations d’un échantillon</translation>
    </message>
    <message>
        <source>Mended all {n}.</source>
        <translation>Tout est réparé ({n}).</translation>
    </message>
    <message>
        <source>Mended {n} of {total}; this repair does not help at {names}.</source>
        <translation>{n} réparés sur {total} ; cette réparation n’aide pas à {names}.</translation>
    </message>
    <message>
        <source>Menu of what is selected</source>
        <translation>Menu de ce qui est sélectionné</translation>
    </message>
    <message>
        <source>middle button, touchpad, minimap</source>
        <translation>bouton du milieu, pavé tactile, mini-carte</translation>
    </message>
    <message>
        <source>Million multiply–accumulates of the whole batch</source>
        <translation>Millions de multiplications-accumulations du lot entier</translation>
    </message>
    <message>
        <source>Minimap</source>
        <translation>Mini-carte</translation>
    </message>
    <message>
        <source>Missing: {names}</source>
        <translation>Introuvables : {names}</translation>
    </message>
    <message>
        <source>mixed</source>
        <translation>variable</translation>
    </message>
    <message>
        <source>MMACs</source>
        <translation>MMACs</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Mode</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Plus</translation>
    </message>
    <message>
        <source>more</source>
        <translation>autres</translation>
    </message>
    <message>
        <source>More than the device has</source>
        <translation>Plus que n’en a l’appareil</translation>
    </message>
    <message>
        <source>Move a wire's end, or take it away</source>
        <translation>Déplacer le bout d’un fil, ou l’enlever</translation>
    </message>
    <message>
        <source>Move the selection</source>
        <translation>Déplacer la sélection</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>ms</translation>
    </message>
    <message>
        <source>ms, layer after layer</source>
        <translation>ms, couche après couche</translation>
    </message>
    <message>
        <source>ms, median of a forward pass</source>
        <translation>ms, médiane d’une passe avant</translation>
    </message>
    <message>
        <source>Multiply–accumulates of convolutions and matrix products, one sample, inference</source>
        <translation>Multiplications-accumulations des convolutions et des produits de matrices, un échantillon, à l’inférence</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Réseau</translation>
    </message>
    <message>
        <source>Networks to compare</source>
        <translation>Réseaux à comparer</translation>
    </message>
    <message>
        <source>Netwright ended before {name} was saved, changed at {when}.</source>
        <translation>Netwright s’est arrêté avant l’enregistrement de {name}, modifié à {when}.</translation>
    </message>
    <message>
        <source>Netwright writes .onnx, .py, .svg, .png, .pdf and .json, not {ending}.</source>
        <translation>Netwright écrit .onnx, .py, .svg, .png, .pdf et .json, pas {ending}.</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Nouveau</translation>
    </message>
    <message>
        <source>New design</source>
        <translation>Nouveau réseau</translation>
    </message>
    <message>
        <source>New folder for the job</source>
        <translation>Nouveau dossier pour le travail</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Suivant</translation>
    </message>
    <message>
        <source>Next tab</source>
        <translation>Onglet suivant</translation>
    </message>
    <message>
        <source>Next wire</source>
        <translation>Fil suivant</translation>
    </message>
    <message>
        <source>Next, previous match</source>
        <translation>Résultat suivant, précédent</translation>
    </message>
    <message>
        <source>No answer from the worker for {seconds} s; Cancel ends it.</source>
        <translation>Le processus de calcul ne répond pas depuis {seconds} s ; Annuler l’arrête.</translation>
    </message>
    <message>
        <source>No chart is shown: choose one first.</source>
        <translation>Aucun graphique n’est affiché : en choisir un d’abord.</translation>
    </message>
    <message>
        <source>No design in this tab. What you choose in the palette begins one.</source>
        <translation>Pas de réseau dans cet onglet. Ce que l’on choisit dans la palette en commence un.</translation>
    </message>
    <message>
        <source>No energy was measured: the device was not asked for it, or does not tell it.</source>
        <translation>Aucune énergie n’a été mesurée : elle n’a pas été demandée à l’appareil, ou il ne l’indique pas.</translation>
    </message>
    <message>
        <source>No energy was measured: {why}.</source>
        <translation>Aucune énergie n’a été mesurée : {why}.</translation>
    </message>
    <message>
        <source>no further cost</source>
        <translation>sans coût de plus</translation>
    </message>
    <message>
        <source>No network fits these words.</source>
        <translation>Aucun réseau ne correspond à ces mots.</translation>
    </message>
    <message>
        <source>No network is chosen: choose some to compare.</source>
        <translation>Aucun réseau n’est choisi : en choisir à comparer.</translation>
    </message>
    <message>
        <source>No peak memory was measured: the device that was used does not tell it.</source>
        <translation>Aucun pic de mémoire n’a été mesuré : l’appareil utilisé ne l’indique pas.</translation>
    </message>
    <message>
        <source>No problems</source>
        <translation>Aucun problème</translation>
    </message>
    <message>
        <source>No problems: every wire carries a shape that its layer can take.</source>
        <translation>Aucun problème : chaque fil porte une forme que sa couche accepte.</translation>
    </message>
    <message>
        <source>No setting stays within {limit:g} ms.</source>
        <translation>Aucun réglage ne tient en {limit:g} ms.</translation>
    </message>
    <message>
        <source>No times yet: run Profile</source>
        <translation>Pas encore de temps : lancer Profiler</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>Nœud</translation>
    </message>
    <message>
        <source>Node above</source>
        <translation>Nœud au-dessus</translation>
    </message>
    <message>
        <source>Node at the left</source>
        <translation>Nœud à gauche</translation>
    </message>
    <message>
        <source>Node at the right</source>
        <translation>Nœud à droite</translation>
    </message>
    <message>
        <source>Node below</source>
        <translation>Nœud en dessous</translation>
    </message>
    <message>
        <source>Nodes</source>
        <translation>Nœuds</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Aucun</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucun</translation>
    </message>
    <message>
        <source>None of SGD, one value a weight with momentum, two of Adam</source>
        <translation>Aucun pour SGD, une valeur par poids avec inertie, deux pour Adam</translation>
    </message>
    <message>
        <source>None of these networks costs anything yet.</source>
        <translation>Aucun de ces réseaux n’a encore de coût.</translation>
    </message>
    <message>
        <source>None yet.</source>
        <translation>Aucun pour l’instant.</translation>
    </message>
    <message>
        <source>not available</source>
        <translation>non disponible</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>inconnu</translation>
    </message>
    <message>
        <source>Not known yet</source>
        <translation>Pas encore connu</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>pas encore connue</translation>
    </message>
    <message>
        <source>Not on the chart, as they have no FLOPs: {names}</source>
        <translation>Absentes du graphique, faute de FLOPs : {names}</translation>
    </message>
    <message>
        <source>Not on the chart, as they have no FLOPs: {names} and {count} more</source>
        <translation>Absentes du graphique, faute de FLOPs : {names} et {count} autres</translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>Pas encore enregistré</translation>
    </message>
    <message>
        <source>Not tried after that: {names}</source>
        <translation>Non essayés ensuite : {names}</translation>
    </message>
    <message>
        <source>not {name}</source>
        <translation>non {name}</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Nothing comes twice in a row here.</source>
        <translation>Rien ne se répète à la suite ici.</translation>
    </message>
    <message>
        <source>Nothing has been measured of these networks yet.</source>
        <translation>Rien n’a encore été mesuré de ces réseaux.</translation>
    </message>
    <message>
        <source>Nothing like that fits here</source>
        <translation>Rien de tel ne convient ici</translation>
    </message>
    <message>
        <source>Nothing like “{text}”: type a layer or a network, such as conv 128 3x3 or vgg.</source>
        <translation>Rien qui ressemble à « {text} » : saisir une couche ou un réseau, par exemple conv 128 3x3 ou vgg.</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>Nombres</translation>
    </message>
    <message>
        <source>Of all tensors, in a pass of its own</source>
        <translation>De tous les tenseurs, dans une passe à part</translation>
    </message>
    <message>
        <source>Of it: forward and loss {forward:.3f} ms, backward {backward:.3f} ms, optimizer (SGD with momentum) {optimizer:.3f} ms; loss: {loss}</source>
        <translation>Dont : passe avant et perte {forward:.3f} ms, passe arrière {backward:.3f} ms, optimiseur (SGD avec momentum) {optimizer:.3f} ms ; perte : {loss}</translation>
    </message>
    <message>
        <source>Of the sum of all layers</source>
        <translation>De la somme de toutes les couches</translation>
    </message>
    <message>
        <source>Of the weights, as far as they are there at the peak</source>
        <translation>Des poids, pour autant qu’ils soient là au pic</translation>
    </message>
    <message>
        <source>Of weights and activations; in training, automatic mixed precision. tf32 is for CUDA</source>
        <translation>Celui des poids et des activations ; à l’entraînement, précision mixte automatique. tf32 est réservé à CUDA</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Sur</translation>
    </message>
    <message>
        <source>on the frontier</source>
        <translation>sur la frontière</translation>
    </message>
    <message>
        <source>One node stays where it was placed: select it with others to arrange it too.</source>
        <translation>Un nœud reste là où il a été posé : le sélectionner avec d’autres pour le disposer aussi.</translation>
    </message>
    <message>
        <source>Only a block has an inside: select one.</source>
        <translation>Seul un bloc a un intérieur : en sélectionner un.</translation>
    </message>
    <message>
        <source>ONNX Runtime runs our ONNX file and times the whole network only</source>
        <translation>ONNX Runtime exécute notre fichier ONNX et ne mesure que le temps du réseau entier</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Open block in a tab</source>
        <translation>Ouvrir le bloc dans un onglet</translation>
    </message>
    <message>
        <source>Open designs</source>
        <translation>Réseaux ouverts</translation>
    </message>
    <message>
        <source>Open inside</source>
        <translation>Ouvrir l’intérieur</translation>
    </message>
    <message>
        <source>Open results</source>
        <translation>Ouvrir des résultats</translation>
    </message>
    <message>
        <source>Open results…</source>
        <translation>Ouvrir des résultats…</translation>
    </message>
    <message>
        <source>Open {name}</source>
        <translation>Ouvrir {name}</translation>
    </message>
    <message>
        <source>Opening {name}…</source>
        <translation>Ouverture de {name}…</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Ouvrir…</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>Optimiseur</translation>
    </message>
    <message>
        <source>Optimizer state</source>
        <translation>État de l’optimiseur</translation>
    </message>
    <message>
        <source>Other pane</source>
        <translation>Autre volet</translation>
    </message>
    <message>
        <source>Other work ran on the machine: the measurement had no processor for {share:.0f} % of the time that it wanted one, so its times may be too long</source>
        <translation>D’autres travaux tournaient sur la machine : la mesure a été sans processeur pendant {share:.0f} % du temps où elle en voulait un, ses temps peuvent donc être trop longs</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Sortie</translation>
    </message>
    <message>
        <source>Outputs of the whole batch, at the dtype measured</source>
        <translation>Sorties du lot entier, dans le dtype mesuré</translation>
    </message>
    <message>
        <source>overhead</source>
        <translation>surcoûts</translation>
    </message>
    <message>
        <source>own design</source>
        <translation>réseau personnel</translation>
    </message>
    <message>
        <source>Palette</source>
        <translation>Palette</translation>
    </message>
    <message>
        <source>Pan</source>
        <translation>Déplacer la vue</translation>
    </message>
    <message>
        <source>Panels</source>
        <translation>Panneaux</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Paramètres</translation>
    </message>
    <message>
        <source>parameters</source>
        <translation>paramètres</translation>
    </message>
    <message>
        <source>Parameters, learned values</source>
        <translation>Paramètres, valeurs apprises</translation>
    </message>
    <message>
        <source>Parameters, M</source>
        <translation>Paramètres, M</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Coller</translation>
    </message>
    <message>
        <source>Path on {name}</source>
        <translation>Chemin sur {name}</translation>
    </message>
    <message>
        <source>Peak</source>
        <translation>Pic</translation>
    </message>
    <message>
        <source>Peak memory of a training step, all tensors alive at once: {peak}</source>
        <translation>Pic de mémoire d’un pas d’entraînement, tous les tenseurs vivants à la fois : {peak}</translation>
    </message>
    <message>
        <source>Peak memory of inference, all tensors alive at once: {peak}</source>
        <translation>Pic de mémoire de l’inférence, tous les tenseurs vivants à la fois : {peak}</translation>
    </message>
    <message>
        <source>Peak memory of training: {peak:,.1f} MiB</source>
        <translation>Pic de mémoire de l’entraînement : {peak:,.1f} MiB</translation>
    </message>
    <message>
        <source>peak memory {measured}, forecast {error:+.1f} %</source>
        <translation>pic de mémoire {measured}, prévision {error:+.1f} %</translation>
    </message>
    <message>
        <source>Peak memory, MiB</source>
        <translation>Pic de mémoire, MiB</translation>
    </message>
    <message>
        <source>Peak memory, MiB, {device}</source>
        <translation>Pic de mémoire, MiB, {device}</translation>
    </message>
    <message>
        <source>Peak memory: not available</source>
        <translation>Pic de mémoire : non disponible</translation>
    </message>
    <message>
        <source>Peak memory: {peak:,.1f} MiB</source>
        <translation>Pic de mémoire : {peak:,.1f} MiB</translation>
    </message>
    <message>
        <source>Peak of a forward pass, weights included</source>
        <translation>Pic d’une passe avant, poids compris</translation>
    </message>
    <message>
        <source>Peak of a step behind the first</source>
        <translation>Pic d’un pas après le premier</translation>
    </message>
    <message>
        <source>Peak of the training at</source>
        <translation>Pic de l’entraînement à</translation>
    </message>
    <message>
        <source>Peak, MiB</source>
        <translation>Pic, MiB</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Placer</translation>
    </message>
    <message>
        <source>Points as CSV…</source>
        <translation>Points en CSV…</translation>
    </message>
    <message>
        <source>Points of the sweep</source>
        <translation>Points du balayage</translation>
    </message>
    <message>
        <source>Portable job</source>
        <translation>Travail à emporter</translation>
    </message>
    <message>
        <source>Portable job…</source>
        <translation>Travail à emporter…</translation>
    </message>
    <message>
        <source>preset</source>
        <translation>réseau prédéfini</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>Réseaux prédéfinis</translation>
    </message>
    <message>
        <source>Press Measure: each network appears here as soon as it is measured.</source>
        <translation>Appuyer sur Mesurer : chaque réseau apparaît ici dès qu’il est mesuré.</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>Précédent</translation>
    </message>
    <message>
        <source>Previous tab</source>
        <translation>Onglet précédent</translation>
    </message>
    <message>
        <source>Previous wire</source>
        <translation>Fil précédent</translation>
    </message>
    <message>
        <source>probing</source>
        <translation>sondes</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Problèmes</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profiler</translation>
    </message>
    <message>
        <source>Profile the layers first.</source>
        <translation>Profiler d’abord les couches.</translation>
    </message>
    <message>
        <source>profile.md</source>
        <translation>profil.md</translation>
    </message>
    <message>
        <source>Put a loose node into a wire</source>
        <translation>Mettre un nœud libre dans un fil</translation>
    </message>
    <message>
        <source>Python there</source>
        <translation>Python de là-bas</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quitter</translation>
    </message>
    <message>
        <source>Reached by ssh with a key, as in a terminal; ports and keys belong into ~/.ssh/config. It needs Python 3.11 with torch, msgspec and networkx; Netwright sends the rest.</source>
        <translation>Joint par ssh avec une clé, comme dans un terminal ; les ports et les clés vont dans ~/.ssh/config. Il lui faut Python 3.11 avec torch, msgspec et networkx ; Netwright envoie le reste.</translation>
    </message>
    <message>
        <source>Recent files</source>
        <translation>Fichiers récents</translation>
    </message>
    <message>
        <source>Receptive field</source>
        <translation>Champ réceptif</translation>
    </message>
    <message>
        <source>Recover</source>
        <translation>Récupérer</translation>
    </message>
    <message>
        <source>Recover {name}</source>
        <translation>Récupérer {name}</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Rétablir</translation>
    </message>
    <message>
        <source>Redoing…</source>
        <translation>Rétablissement…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Remove from favourites</source>
        <translation>Retirer des favoris</translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation>Retirer {name}</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>retiré</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Renommer</translation>
    </message>
    <message>
        <source>Reopen last session</source>
        <translation>Rouvrir la dernière session</translation>
    </message>
    <message>
        <source>repeat</source>
        <translation>répétition</translation>
    </message>
    <message>
        <source>Replaces the block by what is inside it, to be edited freely</source>
        <translation>Remplace le bloc par son contenu, à modifier librement</translation>
    </message>
    <message>
        <source>Replay a recorded CUDA graph; on CUDA, in inference</source>
        <translation>Rejouer un graphe CUDA enregistré ; sur CUDA, à l’inférence</translation>
    </message>
    <message>
        <source>rest</source>
        <translation>reste</translation>
    </message>
    <message>
        <source>Results (*.json)</source>
        <translation>Résultats (*.json)</translation>
    </message>
    <message>
        <source>Results of this session</source>
        <translation>Résultats de cette session</translation>
    </message>
    <message>
        <source>Results of this session, the newest on top</source>
        <translation>Résultats de cette session, le plus récent en haut</translation>
    </message>
    <message>
        <source>Results, and what is kept of them for the backward pass</source>
        <translation>Résultats, et ce qui en est gardé pour la passe arrière</translation>
    </message>
    <message>
        <source>right-click, menu key</source>
        <translation>clic droit, touche de menu</translation>
    </message>
    <message>
        <source>Roof of</source>
        <translation>Toit de</translation>
    </message>
    <message>
        <source>Roofline</source>
        <translation>Roofline</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Exécution</translation>
    </message>
    <message>
        <source>same</source>
        <translation>idem</translation>
    </message>
    <message>
        <source>Samples at a time</source>
        <translation>Échantillons à la fois</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Save a trace of one pass</source>
        <translation>Enregistrer une trace d’une passe</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>Enregistrer sous</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Enregistrer sous…</translation>
    </message>
    <message>
        <source>Save result…</source>
        <translation>Enregistrer le résultat…</translation>
    </message>
    <message>
        <source>Save the changes to {name}?</source>
        <translation>Enregistrer les modifications de {name} ?</translation>
    </message>
    <message>
        <source>Save the profile</source>
        <translation>Enregistrer le profil</translation>
    </message>
    <message>
        <source>Save the source</source>
        <translation>Enregistrer le code source</translation>
    </message>
    <message>
        <source>Save the sweep</source>
        <translation>Enregistrer le balayage</translation>
    </message>
    <message>
        <source>Save trace…</source>
        <translation>Enregistrer la trace…</translation>
    </message>
    <message>
        <source>Saved for backward</source>
        <translation>Gardé pour l’arrière</translation>
    </message>
    <message>
        <source>Saved {name}</source>
        <translation>{name} enregistré</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Enregistrer…</translation>
    </message>
    <message>
        <source>Say a time to be told what gives the most images a second within it.</source>
        <translation>Donner un temps pour savoir ce qui y donne le plus d’images par seconde.</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Rechercher</translation>
    </message>
    <message>
        <source>Search layers and presets</source>
        <translation>Chercher couche ou réseau</translation>
    </message>
    <message>
        <source>Search networks</source>
        <translation>Rechercher des réseaux</translation>
    </message>
    <message>
        <source>Search networks to compare</source>
        <translation>Rechercher des réseaux à comparer</translation>
    </message>
    <message>
        <source>Search networks: a name, a year, an author</source>
        <translation>Rechercher des réseaux : un nom, une année, un auteur</translation>
    </message>
    <message>
        <source>Search the palette</source>
        <translation>Rechercher dans la palette</translation>
    </message>
    <message>
        <source>See inside a block: double-click, or in a tab of its own</source>
        <translation>Voir l’intérieur d’un bloc : double-clic, ou dans un onglet à part</translation>
    </message>
    <message>
        <source>Select</source>
        <translation>Sélection</translation>
    </message>
    <message>
        <source>Select a block of your own: group layers into one.</source>
        <translation>Sélectionner un bloc personnel : grouper des couches pour en faire un.</translation>
    </message>
    <message>
        <source>Select a node to go through its wires.</source>
        <translation>Sélectionnez un nœud pour parcourir ses fils.</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Tout sélectionner</translation>
    </message>
    <message>
        <source>Select one node to rename it.</source>
        <translation>Sélectionner un nœud pour le renommer.</translation>
    </message>
    <message>
        <source>Select several</source>
        <translation>Sélectionner plusieurs nœuds</translation>
    </message>
    <message>
        <source>Select the nodes to change first.</source>
        <translation>Sélectionner d’abord les nœuds à changer.</translation>
    </message>
    <message>
        <source>Select the nodes to frame.</source>
        <translation>Sélectionner les nœuds à encadrer.</translation>
    </message>
    <message>
        <source>Select the nodes to keep in place.</source>
        <translation>Sélectionner les nœuds à garder en place.</translation>
    </message>
    <message>
        <source>Select the two nodes to connect first.</source>
        <translation>Sélectionnez d’abord les deux nœuds à relier.</translation>
    </message>
    <message>
        <source>Select three nodes or more to distribute them.</source>
        <translation>Sélectionner trois nœuds ou plus pour les répartir.</translation>
    </message>
    <message>
        <source>Select two nodes or more to align them.</source>
        <translation>Sélectionner deux nœuds ou plus pour les aligner.</translation>
    </message>
    <message>
        <source>Set to a value again</source>
        <translation>Fixer de nouveau une valeur</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>Réglage</translation>
    </message>
    <message>
        <source>SGD</source>
        <translation>SGD</translation>
    </message>
    <message>
        <source>SGD with momentum</source>
        <translation>SGD avec inertie</translation>
    </message>
    <message>
        <source>Share, %</source>
        <translation>Part, %</translation>
    </message>
    <message>
        <source>Shift+click, drag on the empty canvas</source>
        <translation>Maj+clic, glisser sur le canevas vide</translation>
    </message>
    <message>
        <source>Shift+Tab</source>
        <translation>Maj+Tab</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Raccourcis clavier</translation>
    </message>
    <message>
        <source>Show all {n}</source>
        <translation>Tout afficher ({n})</translation>
    </message>
    <message>
        <source>Show it on the canvas</source>
        <translation>Le montrer sur le canevas</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Size, layout, backend, threads, compiling, energy</source>
        <translation>Taille, disposition, backend, threads, compilation, énergie</translation>
    </message>
    <message>
        <source>Snap while dragging</source>
        <translation>Aimanter en glissant</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Code source</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Scinder</translation>
    </message>
    <message>
        <source>Spread, ms</source>
        <translation>Dispersion, ms</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Accueil</translation>
    </message>
    <message>
        <source>Start page</source>
        <translation>Page d’accueil</translation>
    </message>
    <message>
        <source>step</source>
        <translation>pas d’entraînement</translation>
    </message>
    <message>
        <source>Stopped; nothing has changed.</source>
        <translation>Arrêté ; rien n’a changé.</translation>
    </message>
    <message>
        <source>Swap sides</source>
        <translation>Inverser les côtés</translation>
    </message>
    <message>
        <source>Sweep</source>
        <translation>Balayage</translation>
    </message>
    <message>
        <source>sweep</source>
        <translation>balayage</translation>
    </message>
    <message>
        <source>Sweep measures latency against images a second, a point for each batch.</source>
        <translation>Le balayage mesure la latence et les images par seconde, un point par lot.</translation>
    </message>
    <message>
        <source>Switch light and dark</source>
        <translation>Basculer clair et sombre</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tab</translation>
    </message>
    <message>
        <source>Table of all figures</source>
        <translation>Tableau de tous les chiffres</translation>
    </message>
    <message>
        <source>Take back anything, as far as you like</source>
        <translation>Revenir sur tout, aussi loin que voulu</translation>
    </message>
    <message>
        <source>Take off this list</source>
        <translation>Retirer de cette liste</translation>
    </message>
    <message>
        <source>Take {name} off this list</source>
        <translation>Retirer {name} de cette liste</translation>
    </message>
    <message>
        <source>Test accuracy {accuracy:.1f} % on {images} images; saved in {folder}</source>
        <translation>Exactitude de test {accuracy:.1f} % sur {images} images ; enregistré dans {folder}</translation>
    </message>
    <message>
        <source>The block's input is not known yet: connect it first.</source>
        <translation>L’entrée du bloc n’est pas encore connue : la relier d’abord.</translation>
    </message>
    <message>
        <source>The current tab</source>
        <translation>L’onglet courant</translation>
    </message>
    <message>
        <source>The design's name</source>
        <translation>Le nom du réseau</translation>
    </message>
    <message>
        <source>the device measured</source>
        <translation>l’appareil mesuré</translation>
    </message>
    <message>
        <source>The device's memory at its highest meanwhile; on CUDA</source>
        <translation>Le maximum de mémoire de l’appareil pendant ce temps ; sur CUDA</translation>
    </message>
    <message>
        <source>The energy could not be measured.</source>
        <translation>L’énergie n’a pas pu être mesurée.</translation>
    </message>
    <message>
        <source>the first of {n} copies; </source>
        <translation>la première de {n} copies ; </translation>
    </message>
    <message>
        <source>The inside of a block is read-only: unpack the block to edit it.</source>
        <translation>L’intérieur d’un bloc est en lecture seule : décomposer le bloc pour le modifier.</translation>
    </message>
    <message>
        <source>the layers add up to {layers:.2f} ms ({difference:+.2f})</source>
        <translation>les couches totalisent {layers:.2f} ms ({difference:+.2f})</translation>
    </message>
    <message>
        <source>The layers could not be measured.</source>
        <translation>Les couches n’ont pas pu être mesurées.</translation>
    </message>
    <message>
        <source>The node's name, an attribute in PyTorch</source>
        <translation>Le nom du nœud, un attribut dans PyTorch</translation>
    </message>
    <message>
        <source>the optimizer's step</source>
        <translation>le pas de l’optimiseur</translation>
    </message>
    <message>
        <source>The peak of memory could not be measured.</source>
        <translation>Le pic de mémoire n’a pas pu être mesuré.</translation>
    </message>
    <message>
        <source>The rest, {ms:.3f} ms: work between the layers</source>
        <translation>Le reste, {ms:.3f} ms : le travail entre les couches</translation>
    </message>
    <message>
        <source>The same kind of repair at each, in one step; each is tried first</source>
        <translation>La même sorte de réparation partout, en une étape ; chacune est d’abord essayée</translation>
    </message>
    <message>
        <source>The same network.</source>
        <translation>Le même réseau.</translation>
    </message>
    <message>
        <source>the vendor's data sheet</source>
        <translation>la fiche technique du fabricant</translation>
    </message>
    <message>
        <source>The whole network compiled; layers are timed as they are</source>
        <translation>Le réseau entier compilé ; les couches sont mesurées telles quelles</translation>
    </message>
    <message>
        <source>The whole network could not be measured.</source>
        <translation>Le réseau entier n’a pas pu être mesuré.</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Thème</translation>
    </message>
    <message>
        <source>There is a block {name} already: choose another name.</source>
        <translation>Il y a déjà un bloc {name} : choisir un autre nom.</translation>
    </message>
    <message>
        <source>They share no parameter.</source>
        <translation>Aucun paramètre en commun.</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Cet ordinateur</translation>
    </message>
    <message>
        <source>This tab is about the block alone: unpack it in the design around it.</source>
        <translation>Cet onglet ne concerne que le bloc : le décomposer dans le réseau qui l’entoure.</translation>
    </message>
    <message>
        <source>This was measured on {device} with {n} CPU threads, which is not at hand: profile here, or choose a device.</source>
        <translation>Mesuré sur {device} avec {n} fils de calcul, ce qui n’est pas à disposition : profiler ici, ou choisir un appareil.</translation>
    </message>
    <message>
        <source>This wire would close a loop; networks flow one way.</source>
        <translation>Ce fil fermerait une boucle ; les réseaux vont dans un seul sens.</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>Threads of the CPU</source>
        <translation>Threads du processeur</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Temps</translation>
    </message>
    <message>
        <source>Time against batch</source>
        <translation>Temps selon le lot</translation>
    </message>
    <message>
        <source>Time against MACs</source>
        <translation>Temps selon les MACs</translation>
    </message>
    <message>
        <source>Time against MACs at batch {batch}</source>
        <translation>Temps selon les MACs pour un lot de {batch}</translation>
    </message>
    <message>
        <source>Time at batch {batch}, ms, {device}</source>
        <translation>Temps pour un lot de {batch}, ms, {device}</translation>
    </message>
    <message>
        <source>Time of a forward pass, ms, median, {device}</source>
        <translation>Temps d’une passe avant, ms, médiane, {device}</translation>
    </message>
    <message>
        <source>Time of each layer</source>
        <translation>Temps de chaque couche</translation>
    </message>
    <message>
        <source>Time of one sample at the batch, ms, {device}</source>
        <translation>Temps d’un échantillon pour ce lot, ms, {device}</translation>
    </message>
    <message>
        <source>Time, ms</source>
        <translation>Temps, ms</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Chronologie</translation>
    </message>
    <message>
        <source>Timeline of the layers</source>
        <translation>Chronologie des couches</translation>
    </message>
    <message>
        <source>Title of the frame</source>
        <translation>Titre du cadre</translation>
    </message>
    <message>
        <source>Together {parameters} parameters and {macs} MACs.</source>
        <translation>Ensemble {parameters} paramètres et {macs} MACs.</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Outils</translation>
    </message>
    <message>
        <source>top-1</source>
        <translation>top-1</translation>
    </message>
    <message>
        <source>Top-1 accuracy ({dataset})</source>
        <translation>Exactitude top-1 ({dataset})</translation>
    </message>
    <message>
        <source>Top-1 accuracy ({dataset}) against MACs</source>
        <translation>Exactitude top-1 ({dataset}) selon les MACs</translation>
    </message>
    <message>
        <source>Top-1 accuracy ({dataset}) against parameters</source>
        <translation>Exactitude top-1 ({dataset}) selon les paramètres</translation>
    </message>
    <message>
        <source>Top-1 accuracy ({dataset}) per parameter</source>
        <translation>Exactitude top-1 ({dataset}) par paramètre</translation>
    </message>
    <message>
        <source>Top-1 accuracy, %</source>
        <translation>Exactitude top-1, %</translation>
    </message>
    <message>
        <source>Top-1 accuracy, % per million parameters</source>
        <translation>Exactitude top-1, % par million de paramètres</translation>
    </message>
    <message>
        <source>Top-1 per M parameters</source>
        <translation>Top-1 par M de paramètres</translation>
    </message>
    <message>
        <source>Top-1, %</source>
        <translation>Top-1, %</translation>
    </message>
    <message>
        <source>top-5</source>
        <translation>top-5</translation>
    </message>
    <message>
        <source>Top-5, %</source>
        <translation>Top-5, %</translation>
    </message>
    <message>
        <source>trace.json</source>
        <translation>trace.json</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Entraîner</translation>
    </message>
    <message>
        <source>Train shows loss and accuracy here as they come, and saves a checkpoint.</source>
        <translation>Entraîner montre ici la perte et l’exactitude au fur et à mesure, et enregistre un point de sauvegarde.</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Entraînement</translation>
    </message>
    <message>
        <source>training</source>
        <translation>entraînement</translation>
    </message>
    <message>
        <source>Training step</source>
        <translation>Pas d’entraînement</translation>
    </message>
    <message>
        <source>training step {step:.2f} ms ±{error:.1f} %: forward {forward:.2f}, backward {backward:.2f}, optimizer {optimizer:.2f}; {rate} images/s</source>
        <translation>pas d’entraînement {step:.2f} ms ±{error:.1f} % : passe avant {forward:.2f}, passe arrière {backward:.2f}, optimiseur {optimizer:.2f} ; {rate} images/s</translation>
    </message>
    <message>
        <source>Training step: {told}</source>
        <translation>Pas d’entraînement : {told}</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>types</source>
        <translation>types</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Undoing…</source>
        <translation>Annulation…</translation>
    </message>
    <message>
        <source>Unpack block</source>
        <translation>Décomposer le bloc</translation>
    </message>
    <message>
        <source>Unpack into layers</source>
        <translation>Décomposer en couches</translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation>Modifications non enregistrées</translation>
    </message>
    <message>
        <source>Unsaved changes can't be kept for a crash: {reason}</source>
        <translation>Les modifications ne peuvent pas être gardées en cas de panne : {reason}</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>Sans titre</translation>
    </message>
    <message>
        <source>usual</source>
        <translation>par défaut</translation>
    </message>
    <message>
        <source>Vary</source>
        <translation>Varier</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Affichage</translation>
    </message>
    <message>
        <source>Waiting for another job, then measuring {name} ({number} of {total})…</source>
        <translation>En attente d’un autre calcul, puis mesure de {name} ({number} sur {total})…</translation>
    </message>
    <message>
        <source>Waiting for the worker for {seconds} s…</source>
        <translation>En attente du processus de calcul depuis {seconds} s…</translation>
    </message>
    <message>
        <source>Waiting for the worker…</source>
        <translation>En attente du processus de calcul…</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Avertissement</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Poids</translation>
    </message>
    <message>
        <source>Weights, and every layer's result kept, float32.</source>
        <translation>Poids, et le résultat de chaque couche gardé, float32.</translation>
    </message>
    <message>
        <source>Well-known</source>
        <translation>Les plus connus</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Action</translation>
    </message>
    <message>
        <source>What can I do here?</source>
        <translation>Que peut-on faire ici ?</translation>
    </message>
    <message>
        <source>What fits here</source>
        <translation>Ce qui convient ici</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>À quoi il sert</translation>
    </message>
    <message>
        <source>What has a fault has no forecast: mend it first.</source>
        <translation>Ce qui a un défaut n’a pas de prévision : le réparer d’abord.</translation>
    </message>
    <message>
        <source>What it adds to the network, the node that it mends included; MACs of one sample</source>
        <translation>Ce que cela ajoute au réseau, y compris le nœud réparé ; MACs d’un échantillon</translation>
    </message>
    <message>
        <source>What stays between forward and backward pass</source>
        <translation>Ce qui reste entre passe avant et passe arrière</translation>
    </message>
    <message>
        <source>What the block is for</source>
        <translation>À quoi sert le bloc</translation>
    </message>
    <message>
        <source>What the chart shows</source>
        <translation>Ce que montre le graphique</translation>
    </message>
    <message>
        <source>What the device can do at most could not be measured.</source>
        <translation>Ce que l’appareil peut au plus n’a pas pu être mesuré.</translation>
    </message>
    <message>
        <source>What the roofline says, once it has measured the device's peaks</source>
        <translation>Ce que dit le roofline, une fois mesurés les maxima de l’appareil</translation>
    </message>
    <message>
        <source>What the second pane shows</source>
        <translation>Ce que montre le second volet</translation>
    </message>
    <message>
        <source>What would you like to do?</source>
        <translation>Que faire ?</translation>
    </message>
    <message>
        <source>wheel, Ctrl+touchpad</source>
        <translation>molette, Ctrl+pavé tactile</translation>
    </message>
    <message>
        <source>Where most is in use; a row selects the node</source>
        <translation>Là où l’occupation est la plus forte ; une ligne sélectionne le nœud</translation>
    </message>
    <message>
        <source>Which checks beyond shapes are made</source>
        <translation>Quelles vérifications sont faites au-delà des formes</translation>
    </message>
    <message>
        <source>Whole chart</source>
        <translation>Graphique entier</translation>
    </message>
    <message>
        <source>whole input</source>
        <translation>entrée entière</translation>
    </message>
    <message>
        <source>whole network: {ms:.3f} ms</source>
        <translation>réseau entier : {ms:.3f} ms</translation>
    </message>
    <message>
        <source>Width of the images in pixels</source>
        <translation>Largeur des images en pixels</translation>
    </message>
    <message>
        <source>wire</source>
        <translation>fil</translation>
    </message>
    <message>
        <source>With buffers; at the peak of the training, as what follows</source>
        <translation>Avec les tampons ; au pic de l’entraînement, comme ce qui suit</translation>
    </message>
    <message>
        <source>With torch.compile and without</source>
        <translation>Avec et sans torch.compile</translation>
    </message>
    <message>
        <source>Within</source>
        <translation>En</translation>
    </message>
    <message>
        <source>Within {limit:g} ms: {setting}, {rate:.1f} images/s at {ms:.2f} ms</source>
        <translation>En {limit:g} ms : {setting}, {rate:.1f} images/s à {ms:.2f} ms</translation>
    </message>
    <message>
        <source>Words are looked for in ids, types and aliases. params, macs, flops, memory, rf, repeat: &gt; &lt; &gt;= &lt;= = and a number with k, M, G or %. type: family: id: shape: in: with * for anything; is:wrong. A minus turns a term round.</source>
        <translation>Les mots sont cherchés dans les identifiants, types et alias. params, macs, flops, memory, rf, repeat : &gt; &lt; &gt;= &lt;= = et un nombre avec k, M, G ou %. type: family: id: shape: in: avec * pour n’importe quoi ; is:wrong. Un signe moins inverse un terme.</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>De travail</translation>
    </message>
    <message>
        <source>Working it out…</source>
        <translation>Calcul en cours…</translation>
    </message>
    <message>
        <source>Writing {name} and checking it…</source>
        <translation>Écriture et vérification de {name}…</translation>
    </message>
    <message>
        <source>Writing {name}…</source>
        <translation>Écriture de {name}…</translation>
    </message>
    <message>
        <source>Wrote {name}: run `python run.py` in it where PyTorch is, then open result.json</source>
        <translation>{name} est écrit : lancez-y `python run.py` là où se trouve PyTorch, puis ouvrez result.json</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Année</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Zoomer</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Zoom avant</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Zoom arrière</translation>
    </message>
    <message>
        <source>{copies} equal nodes follow each other from {first} on.</source>
        <translation>{copies} nœuds identiques se suivent à partir de {first}.</translation>
    </message>
    <message>
        <source>{device}, {dtype} (estimate)</source>
        <translation>{device}, {dtype} (estimation)</translation>
    </message>
    <message>
        <source>{device}, {dtype}: {flops} and {bytes}, {source}</source>
        <translation>{device}, {dtype} : {flops} et {bytes}, {source}</translation>
    </message>
    <message>
        <source>{device}: the layers alone were timed, at batch {batch}</source>
        <translation>{device} : seules les couches ont été chronométrées, pour un lot de {batch}</translation>
    </message>
    <message>
        <source>{device}: {p50:.2f} ms in a single run, {rate} images/s at batch {batch}</source>
        <translation>{device} : {p50:.2f} ms en un seul passage, {rate} images/s pour un lot de {batch}</translation>
    </message>
    <message>
        <source>{device}: {p50:.2f} ms ±{error:.1f} % (p95 {p95:.2f}), {rate} images/s at batch {batch}</source>
        <translation>{device} : {p50:.2f} ms ±{error:.1f} % (p95 {p95:.2f}), {rate} images/s pour un lot de {batch}</translation>
    </message>
    <message>
        <source>{done} of {total} measured.</source>
        <translation>{done} mesurés sur {total}.</translation>
    </message>
    <message>
        <source>{error}. Your design is untouched; save it under another name.</source>
        <translation>{error}. Le réseau est intact ; l’enregistrer sous un autre nom.</translation>
    </message>
    <message>
        <source>{figures}, {rate:,.1f} images/s</source>
        <translation>{figures}, {rate:,.1f} images/s</translation>
    </message>
    <message>
        <source>{first}; {second}</source>
        <translation>{first} ; {second}</translation>
    </message>
    <message>
        <source>{joules} J an image above idle, {watts:.1f} W at work</source>
        <translation>{joules} J par image au-delà du repos, {watts:.1f} W au travail</translation>
    </message>
    <message>
        <source>{measured:,.1f} MiB measured in a run apart, {forecast:,.1f} MiB forecast ({error:+.1f} %)</source>
        <translation>{measured:,.1f} MiB mesurés dans un passage à part, {forecast:,.1f} MiB prévus ({error:+.1f} %)</translation>
    </message>
    <message>
        <source>{ms:.3f} ms more than the whole network takes: the cost of probing, and what compiling saves</source>
        <translation>{ms:.3f} ms de plus que le réseau entier : le coût des sondes, et ce que la compilation épargne</translation>
    </message>
    <message>
        <source>{names} and {count} more</source>
        <translation>{names} et {count} autres</translation>
    </message>
    <message>
        <source>{name} (edited)</source>
        <translation>{name} (modifié)</translation>
    </message>
    <message>
        <source>{name} (known so far)</source>
        <translation>{name} (connu jusqu’ici)</translation>
    </message>
    <message>
        <source>{name} (missing)</source>
        <translation>{name} (introuvable)</translation>
    </message>
    <message>
        <source>{name} (open)</source>
        <translation>{name} (ouvert)</translation>
    </message>
    <message>
        <source>{name} at batch {batch}</source>
        <translation>{name}, lot de {batch}</translation>
    </message>
    <message>
        <source>{name} is in your library.</source>
        <translation>{name} est dans la bibliothèque.</translation>
    </message>
    <message>
        <source>{name} is open in another tab: close it there, or save under another name.</source>
        <translation>{name} est ouvert dans un autre onglet : l’y fermer, ou enregistrer sous un autre nom.</translation>
    </message>
    <message>
        <source>{name}, batch {batch}: {ms:.3f} ms, {device} {where}</source>
        <translation>{name}, lot de {batch} : {ms:.3f} ms, {device} {where}</translation>
    </message>
    <message>
        <source>{name}: {why}</source>
        <translation>{name} : {why}</translation>
    </message>
    <message>
        <source>{new} points measured, {known} known from before</source>
        <translation>{new} points mesurés, {known} déjà connus</translation>
    </message>
    <message>
        <source>{node} {ms:.3g} ms</source>
        <translation>{node} {ms:.3g} ms</translation>
    </message>
    <message>
        <source>{node} {share:.1f} % ({word})</source>
        <translation>{node} {share:.1f} % ({word})</translation>
    </message>
    <message>
        <source>{node}, {layer}: {ms:.3f} ms ± {spread:.3f} (interquartile range), {share:.1f} %</source>
        <translation>{node}, {layer} : {ms:.3f} ms ± {spread:.3f} (écart interquartile), {share:.1f} %</translation>
    </message>
    <message>
        <source>{node}: estimate, at least {ms:.3g} ms, {intensity:.1f} FLOPs a byte
{verdict} at the peaks</source>
        <translation>{node} : estimation, au moins {ms:.3g} ms, {intensity:.1f} FLOPs par octet
{verdict} aux maxima</translation>
    </message>
    <message>
        <source>{node}: {ms:.3f} ms, {rate:.1f} GFLOP/s, {intensity:.1f} FLOPs a byte, {part:.0f} % of the roof
{verdict}</source>
        <translation>{node} : {ms:.3f} ms, {rate:.1f} GFLOP/s, {intensity:.1f} FLOPs par octet, {part:.0f} % du toit
{verdict}</translation>
    </message>
    <message>
        <source>{n} %</source>
        <translation>{n} %</translation>
    </message>
    <message>
        <source>{n} CPU threads</source>
        <translation>{n} threads de CPU</translation>
    </message>
    <message>
        <source>{n} errors</source>
        <translation>{n} erreurs</translation>
    </message>
    <message>
        <source>{n} G MACs of one sample</source>
        <translation>{n} G de MACs d’un échantillon</translation>
    </message>
    <message>
        <source>{n} hints</source>
        <translation>{n} conseils</translation>
    </message>
    <message>
        <source>{n} M parameters</source>
        <translation>{n} M de paramètres</translation>
    </message>
    <message>
        <source>{n} MACs</source>
        <translation>{n} MACs</translation>
    </message>
    <message>
        <source>{n} MiB: weights and activations of one sample, float32</source>
        <translation>{n} MiB : poids et activations d’un échantillon, float32</translation>
    </message>
    <message>
        <source>{n} more</source>
        <translation>{n} de plus</translation>
    </message>
    <message>
        <source>{n} ms</source>
        <translation>{n} ms</translation>
    </message>
    <message>
        <source>{n} nodes selected</source>
        <translation>{n} nœuds sélectionnés</translation>
    </message>
    <message>
        <source>{n} nodes stay where they were placed: select them to arrange them too.</source>
        <translation>{n} nœuds restent là où ils ont été posés : les sélectionner pour les disposer aussi.</translation>
    </message>
    <message>
        <source>{n} of {total}</source>
        <translation>{n} sur {total}</translation>
    </message>
    <message>
        <source>{n} parameters</source>
        <translation>{n} paramètres</translation>
    </message>
    <message>
        <source>{n} problems of one kind</source>
        <translation>{n} problèmes d’une seule sorte</translation>
    </message>
    <message>
        <source>{n} problems of {kinds} kinds</source>
        <translation>{n} problèmes de {kinds} sortes</translation>
    </message>
    <message>
        <source>{n} warnings</source>
        <translation>{n} avertissements</translation>
    </message>
    <message>
        <source>{p50:.3f} ms in a single run (how far off is not known)</source>
        <translation>{p50:.3f} ms en un seul passage (l’erreur n’est pas connue)</translation>
    </message>
    <message>
        <source>{p50:.3f} ms median, {p95:.3f} ms at the 95th percentile of {runs} runs, IQR {spread:.3f} ms (the median's error ±{error:.1f} %)</source>
        <translation>médiane de {p50:.3f} ms, {p95:.3f} ms au 95e percentile de {runs} passages, écart interquartile de {spread:.3f} ms (erreur de la médiane ±{error:.1f} %)</translation>
    </message>
    <message>
        <source>{setting}: {ms:.3f} ms ±{error:.1f} %, {rate:.1f} images/s</source>
        <translation>{setting} : {ms:.3f} ms ±{error:.1f} %, {rate:.1f} images/s</translation>
    </message>
    <message>
        <source>{setting}: {ms:.3f} ms, {rate:.1f} images/s</source>
        <translation>{setting} : {ms:.3f} ms, {rate:.1f} images/s</translation>
    </message>
    <message>
        <source>{share:.1f} % of the time</source>
        <translation>{share:.1f} % du temps</translation>
    </message>
    <message>
        <source>{times} times fewer</source>
        <translation>{times} fois moins</translation>
    </message>
    <message>
        <source>{times} times more</source>
        <translation>{times} fois plus</translation>
    </message>
    <message>
        <source>{title} (logarithmic)</source>
        <translation>{title} (logarithmique)</translation>
    </message>
    <message>
        <source>{told}, {difference:+.3f} ms against the whole without probes</source>
        <translation>{told}, {difference:+.3f} ms par rapport à l’ensemble sans sondes</translation>
    </message>
    <message>
        <source>{trick}: {parameters} parameters instead of {plain_parameters} {plain} ({ratio}); {macs} MACs instead of {plain_macs} ({macs_ratio}).</source>
        <translation>{trick} : {parameters} paramètres au lieu de {plain_parameters} {plain} ({ratio}) ; {macs} MACs au lieu de {plain_macs} ({macs_ratio}).</translation>
    </message>
    <message>
        <source>{verb}: {label}</source>
        <translation>{verb} : {label}</translation>
    </message>
    <message>
        <source>±, %</source>
        <translation>±, %</translation>
    </message>
    <message>
        <source>ƒ beside a parameter of a layer in here makes it a parameter of the block.</source>
        <translation>ƒ à côté d’un paramètre d’une couche d’ici en fait un paramètre du bloc.</translation>
    </message>
    <message>
        <source>“{chart}” shows their times.</source>
        <translation>« {chart} » montre leurs temps.</translation>
    </message>
</context>
<context>
    <name>Sentences</name>
    <message>
        <source> at each input</source>
        <translation> à chaque entrée</translation>
    </message>
    <message>
        <source>, then </source>
        <translation>, puis </translation>
    </message>
    <message>
        <source>1 or 2: attention, and where to normalise</source>
        <translation>1 ou 2 : l’attention, et où normaliser</translation>
    </message>
    <message>
        <source>1-D convolution: slides learned filters along a sequence C×L (Waibel et al. 1989).</source>
        <translation>Convolution 1D : glisse des filtres appris le long d’une séquence C×L (Waibel et al. 1989).</translation>
    </message>
    <message>
        <source>1-D transposed convolution: learned upsampling of a sequence C×L.</source>
        <translation>Convolution transposée 1D : suréchantillonnage appris d’une séquence C×L.</translation>
    </message>
    <message>
        <source>1/(1 + e⁻ˣ): a share between 0 and 1.</source>
        <translation>1/(1 + e⁻ˣ) : une part entre 0 et 1.</translation>
    </message>
    <message>
        <source>1×1 down and up</source>
        <translation>Réduction puis expansion 1×1</translation>
    </message>
    <message>
        <source>1×1 down, 3×3, 1×1 up, and a shortcut (He et al. 2015, figure 5 right).</source>
        <translation>Réduction 1×1, 3×3, expansion 1×1, et un raccourci (He et al. 2015, figure 5 à droite).</translation>
    </message>
    <message>
        <source>1×1 down, a convolution, 1×1 up, and a shortcut (Paszke et al. 2016, figure 2b).</source>
        <translation>Réduction 1×1, une convolution, expansion 1×1, et un raccourci (Paszke et al. 2016, figure 2b).</translation>
    </message>
    <message>
        <source>1×1 filters after the pooling</source>
        <translation>filtres 1×1 après le pooling</translation>
    </message>
    <message>
        <source>1×1 filters before the 3×3</source>
        <translation>filtres 1×1 avant le 3×3</translation>
    </message>
    <message>
        <source>1×1 filters before the 5×5</source>
        <translation>filtres 1×1 avant le 5×5</translation>
    </message>
    <message>
        <source>1×1 filters of the expansion</source>
        <translation>filtres 1×1 de l’expansion</translation>
    </message>
    <message>
        <source>1×1 filters of the longest branch</source>
        <translation>filtres 1×1 de la plus longue branche</translation>
    </message>
    <message>
        <source>1×1 filters of the squeeze</source>
        <translation>filtres 1×1 de la compression</translation>
    </message>
    <message>
        <source>1×1 filters of the third branch</source>
        <translation>filtres 1×1 de la troisième branche</translation>
    </message>
    <message>
        <source>1×1 filters squeeze, 1×1 and 3×3 side by side expand (Iandola et al. 2016, figure 1).</source>
        <translation>Des filtres 1×1 compriment, des 1×1 et 3×3 côte à côte étendent (Iandola et al. 2016, figure 1).</translation>
    </message>
    <message>
        <source>1×1 reductions</source>
        <translation>Réductions 1×1</translation>
    </message>
    <message>
        <source>1×1 up, 3×3 depthwise, 1×1 down, and a shortcut (Sandler et al. 2018, figure 4).</source>
        <translation>Expansion 1×1, 3×3 en profondeur, réduction 1×1, et un raccourci (Sandler et al. 2018, figure 4).</translation>
    </message>
    <message>
        <source>1×1 up, depthwise, gate, 1×1 down, and a shortcut (Tan and Le 2019, table 1).</source>
        <translation>Expansion 1×1, en profondeur, porte, réduction 1×1, et un raccourci (Tan et Le 2019, table 1).</translation>
    </message>
    <message>
        <source>1×1, 3×3 in groups, 1×1, of one width, and a shortcut (Radosavovic 2020, figure 4).</source>
        <translation>1×1, 3×3 par groupes, 1×1, de même largeur, et un raccourci (Radosavovic 2020, figure 4).</translation>
    </message>
    <message>
        <source>1×1, 3×3, 5×5 convolutions and a pooling side by side (Szegedy et al. 2015, figure 2a).</source>
        <translation>Convolutions 1×1, 3×3, 5×5 et un pooling côte à côte (Szegedy et al. 2015, figure 2a).</translation>
    </message>
    <message>
        <source>1×1, 5×5, twice 3×3 and a pooling side by side (Szegedy et al. 2016, figure 5).</source>
        <translation>1×1, 5×5, deux fois 3×3 et un pooling côte à côte (Szegedy et al. 2016, figure 5).</translation>
    </message>
    <message>
        <source>2-D convolution: slides learned filters over an image C×H×W (LeCun et al. 1989).</source>
        <translation>Convolution 2D : glisse des filtres appris sur une image C×H×W (LeCun et al. 1989).</translation>
    </message>
    <message>
        <source>2-D transposed convolution: learned upsampling of an image C×H×W (Zeiler et al. 2010).</source>
        <translation>Convolution transposée 2D : suréchantillonnage appris d’une image C×H×W (Zeiler et al. 2010).</translation>
    </message>
    <message>
        <source>3-D convolution: slides learned filters through a volume or a video C×D×H×W (Ji et al. 2010).</source>
        <translation>Convolution 3D : glisse des filtres appris dans un volume ou une vidéo C×D×H×W (Ji et al. 2010).</translation>
    </message>
    <message>
        <source>3-D transposed convolution: learned upsampling of a volume C×D×H×W.</source>
        <translation>Convolution transposée 3D : suréchantillonnage appris d’un volume C×D×H×W.</translation>
    </message>
    <message>
        <source>3×3 filters between</source>
        <translation>filtres 3×3 intermédiaires</translation>
    </message>
    <message>
        <source>3×3 filters of the expansion</source>
        <translation>filtres 3×3 de l’expansion</translation>
    </message>
    <message>
        <source>3×3 filters of the third branch</source>
        <translation>filtres 3×3 de la troisième branche</translation>
    </message>
    <message>
        <source>3×3 filters that halve at once</source>
        <translation>filtres 3×3 qui divisent par deux en une fois</translation>
    </message>
    <message>
        <source>3×3 filters that halve, of the longest branch</source>
        <translation>filtres 3×3 qui divisent par deux, de la plus longue branche</translation>
    </message>
    <message>
        <source>7×7 as 1×7 and 7×1</source>
        <translation>7×7 en 1×7 et 7×1</translation>
    </message>
    <message>
        <source>7×7 depthwise, two layers on each pixel, and a shortcut (Liu et al. 2022, figure 4).</source>
        <translation>7×7 en profondeur, deux couches sur chaque pixel, et un raccourci (Liu et al. 2022, figure 4).</translation>
    </message>
    <message>
        <source>`is:` is followed by {STATES}, got `{wanted}`.</source>
        <translation>`is:` est suivi de {STATES}, reçu `{wanted}`.</translation>
    </message>
    <message>
        <source>`{address}` names no computer: write user@box, or an alias of ~/.ssh/config, where ports and keys belong.</source>
        <translation>`{address}` ne nomme aucun ordinateur : écrire user@box, ou un alias de ~/.ssh/config, où vont les ports et les clés.</translation>
    </message>
    <message>
        <source>`{container}` is a node, so `{node_id}` can't lie inside it.</source>
        <translation>`{container}` est un nœud : `{node_id}` ne peut pas s’y trouver.</translation>
    </message>
    <message>
        <source>`{first}` and `{second}` can't be connected: neither has an input.</source>
        <translation>`{first}` et `{second}` ne peuvent pas être reliés : aucun n’a d’entrée.</translation>
    </message>
    <message>
        <source>`{first}` and `{second}` can't be connected: neither has an output.</source>
        <translation>`{first}` et `{second}` ne peuvent pas être reliés : aucun n’a de sortie.</translation>
    </message>
    <message>
        <source>`{head}` belongs to a head for training only: group it apart.</source>
        <translation>`{head}` appartient à une tête réservée à l’entraînement : la grouper à part.</translation>
    </message>
    <message>
        <source>`{id}` can be repeated 1 to {MAX_REPEAT} times, not {repeat}.</source>
        <translation>`{id}` peut être répété de 1 à {MAX_REPEAT} fois, pas {repeat}.</translation>
    </message>
    <message>
        <source>`{id}` pools a map of {str}: there is one value a channel, and nothing to choose from.</source>
        <translation>`{id}` fait un pooling d’une carte de {str} : une seule valeur par canal, rien à choisir.</translation>
    </message>
    <message>
        <source>`{id}` skips values: a step of {stride} over a window of {wide} leaves {value} of {stride2} along the {axis} unseen.</source>
        <translation>`{id}` saute des valeurs : un pas de {stride} sur une fenêtre de {wide} laisse {value} sur {stride2} sans les voir (axe : {axis}).</translation>
    </message>
    <message>
        <source>`{id}` widens the variance in training alone, and the statistics that `{id2}` learns there are wrong in inference (Li et al. 2019).</source>
        <translation>`{id}` élargit la variance à l’entraînement seulement, et les statistiques que `{id2}` y apprend sont fausses à l’inférence (Li et al. 2019).</translation>
    </message>
    <message>
        <source>`{key}` holds {name} in the weights, not numbers.</source>
        <translation>`{key}` contient {name} dans les poids, pas des nombres.</translation>
    </message>
    <message>
        <source>`{key}` is {shape} in the weights and {shape2} in the design: they belong to another network.</source>
        <translation>`{key}` vaut {shape} dans les poids et {shape2} dans le réseau : ils appartiennent à un autre réseau.</translation>
    </message>
    <message>
        <source>`{match}` can't be asked for: ask for one of {known}.</source>
        <translation>`{match}` ne peut pas être demandé : demander l’un de {known}.</translation>
    </message>
    <message>
        <source>`{name}` can't name a block: letters and digits, no spaces.</source>
        <translation>`{name}` ne peut pas nommer un bloc : lettres et chiffres, sans espaces.</translation>
    </message>
    <message>
        <source>`{name}` can't name a parameter: letters, digits and _.</source>
        <translation>`{name}` ne peut pas nommer un paramètre : lettres, chiffres et _.</translation>
    </message>
    <message>
        <source>`{name}` can't name a parameter: Netwright uses it itself.</source>
        <translation>`{name}` ne peut pas nommer un paramètre : Netwright s’en sert lui-même.</translation>
    </message>
    <message>
        <source>`{name}` has no total to take {wanted} of: write a plain number.</source>
        <translation>`{name}` n’a pas de total dont prendre {wanted} : écrire un simple nombre.</translation>
    </message>
    <message>
        <source>`{name}` is compared by a colon, as in {name2}:{EXAMPLES}.</source>
        <translation>`{name}` se compare par un deux-points, comme dans {name2}:{EXAMPLES}.</translation>
    </message>
    <message>
        <source>`{name}` is compared with a number, as in {example} or {name2}&lt;2k.</source>
        <translation>`{name}` se compare à un nombre, comme dans {example} ou {name2}&lt;2k.</translation>
    </message>
    <message>
        <source>`{name}` must have one to three axes.</source>
        <translation>`{name}` doit avoir un à trois axes.</translation>
    </message>
    <message>
        <source>`{name}` names no device: use auto, cpu, cuda or cuda:1.</source>
        <translation>`{name}` ne nomme aucun appareil : utiliser auto, cpu, cuda ou cuda:1.</translation>
    </message>
    <message>
        <source>`{name}` wants a path. {DATASETS}.</source>
        <translation>`{name}` demande un chemin. {DATASETS}.</translation>
    </message>
    <message>
        <source>`{node_id}` changes nothing: {name} leaves what {other} inside `{id}` gives as it is.</source>
        <translation>`{node_id}` ne change rien : {name} laisse tel quel ce que donne {other} dans `{id}`.</translation>
    </message>
    <message>
        <source>`{node_id}` changes nothing: {name} leaves what {other} inside `{id}` gives as it is.: two activations in a row act as one.</source>
        <translation>`{node_id}` ne change rien : {name} laisse tel quel ce que donne {other} dans `{id}` : deux activations à la suite agissent comme une seule.</translation>
    </message>
    <message>
        <source>`{node_id}` changes nothing: {name} leaves what {value} gives as it is.</source>
        <translation>`{node_id}` ne change rien : {name} laisse tel quel ce que donne {value}.</translation>
    </message>
    <message>
        <source>`{node_id}` changes nothing: {name} leaves what {value} gives as it is.: two activations in a row act as one.</source>
        <translation>`{node_id}` ne change rien : {name} laisse tel quel ce que donne {value} : deux activations à la suite agissent comme une seule.</translation>
    </message>
    <message>
        <source>`{node_id}` feeds an Output: PyTorch's cross-entropy takes the logarithm itself, and a second one changes nothing.</source>
        <translation>`{node_id}` alimente une couche Output : l’entropie croisée de PyTorch prend le logarithme elle-même, et un second ne change rien.</translation>
    </message>
    <message>
        <source>`{node_id}` feeds an Output: PyTorch's nn.CrossEntropyLoss applies a softmax again, which flattens the gradients (training here sees it and does not).</source>
        <translation>`{node_id}` alimente une couche Output : nn.CrossEntropyLoss de PyTorch applique un softmax de plus, qui aplatit les gradients (l’entraînement d’ici le voit et ne le fait pas).</translation>
    </message>
    <message>
        <source>`{node_id}` feeds an Output: PyTorch's nn.CrossEntropyLoss applies a softmax again, which flattens the gradients (training here too).</source>
        <translation>`{node_id}` alimente une couche Output : nn.CrossEntropyLoss de PyTorch applique un softmax de plus, qui aplatit les gradients (l’entraînement d’ici aussi).</translation>
    </message>
    <message>
        <source>`{node_id}` has no input yet: its inside depends on what it is fed.</source>
        <translation>`{node_id}` n’a pas encore d’entrée : son intérieur dépend de ce qu’il reçoit.</translation>
    </message>
    <message>
        <source>`{node_id}` has {channels} scores, the data {classes} classes: set the last layer's width to {classes2}.</source>
        <translation>`{node_id}` a {channels} scores, les données {classes} classes : mettre la largeur de la dernière couche à {classes2}.</translation>
    </message>
    <message>
        <source>`{node_id}` is no block of your own.</source>
        <translation>`{node_id}` n’est pas un bloc personnel.</translation>
    </message>
    <message>
        <source>`{node_id}` is no block: there is nothing inside.</source>
        <translation>`{node_id}` n’est pas un bloc : il n’y a rien à l’intérieur.</translation>
    </message>
    <message>
        <source>`{number}` is no accuracy: write TARGET@71.2, from 0 to 100 %.</source>
        <translation>`{number}` n’est pas une exactitude : écrire TARGET@71.2, de 0 à 100 %.</translation>
    </message>
    <message>
        <source>`{part}` is no option of {title}: write option=value, option one of {kinds}.</source>
        <translation>`{part}` n’est pas une option de {title} : écrire option=valeur, l’option étant l’une de {kinds}.</translation>
    </message>
    <message>
        <source>`{path}` is no folder. {DATASETS}.</source>
        <translation>`{path}` n’est pas un dossier. {DATASETS}.</translation>
    </message>
    <message>
        <source>`{python}` is no path of a Python: write python3, or a path without spaces such as ~/venv/bin/python.</source>
        <translation>`{python}` n’est pas le chemin d’un Python : écrire python3, ou un chemin sans espaces tel que ~/venv/bin/python.</translation>
    </message>
    <message>
        <source>`{source}` leads to `{target}` already.</source>
        <translation>`{source}` mène déjà à `{target}`.</translation>
    </message>
    <message>
        <source>`{text}` asks for `{id}`; exposed are: none yet.</source>
        <translation>`{text}` demande `{id}` ; rien n’est encore exposé.</translation>
    </message>
    <message>
        <source>`{text}` asks for `{id}`; exposed are: {values}.</source>
        <translation>`{text}` demande `{id}` ; sont exposés : {values}.</translation>
    </message>
    <message>
        <source>`{text}` divides by zero.</source>
        <translation>`{text}` divise par zéro.</translation>
    </message>
    <message>
        <source>`{text}` gives more than any size can be.</source>
        <translation>`{text}` donne plus que ne peut valoir une taille.</translation>
    </message>
    <message>
        <source>`{text}` is no expression such as 4 * channels.</source>
        <translation>`{text}` n’est pas une expression telle que 4 * channels.</translation>
    </message>
    <message>
        <source>`{text}` is no expression: it takes numbers, names, + - * // and brackets.</source>
        <translation>`{text}` n’est pas une expression : sont admis les nombres, les noms, + - * // et les parenthèses.</translation>
    </message>
    <message>
        <source>`{text}` reckons with {value}, which is no whole number.</source>
        <translation>`{text}` calcule avec {value}, qui n’est pas un nombre entier.</translation>
    </message>
    <message>
        <source>`{unknown}` is no setting of a profile.</source>
        <translation>`{unknown}` n’est pas un réglage de profil.</translation>
    </message>
    <message>
        <source>`{where}` can't be read: {value}.</source>
        <translation>`{where}` ne peut pas être lu : {value}.</translation>
    </message>
    <message>
        <source>A 3×3 with stride 2 beside a pooling, joined (Paszke et al. 2016, figure 2a).</source>
        <translation>Un 3×3 de pas 2 à côté d’un pooling, concaténés (Paszke et al. 2016, figure 2a).</translation>
    </message>
    <message>
        <source>A border of {sides} can't mirror {size} values: at most {size2} − 1 = {value}.</source>
        <translation>Une bordure de {sides} ne peut pas refléter {size} valeurs : au plus {size2} − 1 = {value}.</translation>
    </message>
    <message>
        <source>A chain of RegNet blocks, the first of which halves the image (figure 3).</source>
        <translation>Une chaîne de blocs RegNet, dont le premier divise l’image par deux (figure 3).</translation>
    </message>
    <message>
        <source>A classifier on an inner layer, for training only (Szegedy et al. 2015, section 5).</source>
        <translation>Un classifieur sur une couche intermédiaire, réservé à l’entraînement (Szegedy et al. 2015, section 5).</translation>
    </message>
    <message>
        <source>A classifier on an inner layer, for training only, as torchvision's GoogLeNet has it.</source>
        <translation>Un classifieur sur une couche intermédiaire, réservé à l’entraînement, comme dans le GoogLeNet de torchvision.</translation>
    </message>
    <message>
        <source>A convolution and two 1×1, a small network at each pixel (Lin et al. 2014, section 3.1).</source>
        <translation>Une convolution et deux 1×1, un petit réseau à chaque pixel (Lin et al. 2014, section 3.1).</translation>
    </message>
    <message>
        <source>A design's name has 1 to {LONGEST} letters.</source>
        <translation>Le nom d’un réseau a de 1 à {LONGEST} lettres.</translation>
    </message>
    <message>
        <source>A frame holds at most {most} letters, not {text}: shorten it.</source>
        <translation>Un titre de cadre a au plus {most} caractères, pas {text} : le raccourcir.</translation>
    </message>
    <message>
        <source>A frame lies too far out, at {place}: bring it nearer.</source>
        <translation>Un cadre est trop loin, à {place} : le rapprocher.</translation>
    </message>
    <message>
        <source>A frame's id is a number from 1 to {MOST_IDS}.</source>
        <translation>L’id d’un cadre est un nombre de 1 à {MOST_IDS}.</translation>
    </message>
    <message>
        <source>a group's pixels lie far apart, all over the image</source>
        <translation>les pixels d’un groupe sont éloignés, répartis sur toute l’image</translation>
    </message>
    <message>
        <source>a k×k filter, or k×1 and 1×k</source>
        <translation>un filtre k×k, ou k×1 et 1×k</translation>
    </message>
    <message>
        <source>A learned tensor, the same for every sample, such as the queries of DETR (Carion 2020).</source>
        <translation>Un tenseur appris, le même pour chaque échantillon, comme les requêtes de DETR (Carion 2020).</translation>
    </message>
    <message>
        <source>A learned vector for each word: whole numbers (T,) become tokens T×C (Bengio et al. 2003).</source>
        <translation>Un vecteur appris pour chaque mot : des nombres entiers (T,) deviennent des jetons T×C (Bengio et al. 2003).</translation>
    </message>
    <message>
        <source>A network can grow in depth, in width and in the size of its image, and each alone soon pays little: the paper grows all three at once by fixed ratios (about 1.2, 1.1 and 1.15 a step, for twice the operations). B0, from which the others grow, was found by a search, of depthwise convolutions with gates: 0.39 GMACs where ResNet-50 needs 4.1 for the same accuracy. The price is time: depthwise convolutions and large images wait for memory, so that the saving on a GPU is far smaller than the operations promise.</source>
        <translation>Un réseau peut croître en profondeur, en largeur et par la taille de son image, et chacune seule rapporte bientôt peu : l’article fait croître les trois à la fois selon des rapports fixes (environ 1,2, 1,1 et 1,15 par pas, pour deux fois plus d’opérations). B0, dont les autres sont issus, a été trouvé par une recherche, fait de convolutions en profondeur avec des portes : 0,39 GMACs là où ResNet-50 en demande 4,1 pour la même exactitude. Le prix est en temps : les convolutions en profondeur et les grandes images attendent la mémoire, si bien que le gain sur un GPU est bien moindre que les opérations ne le promettent.</translation>
    </message>
    <message>
        <source>A new axis {dim} would leave a gap: the inputs {first} have axes 1 to {rank}.</source>
        <translation>Un nouvel axe {dim} laisserait un trou : les entrées {first} ont les axes 1 à {rank}.</translation>
    </message>
    <message>
        <source>A new axis {dim} would leave a gap: {x} has axes 1 to {rank}.</source>
        <translation>Un nouvel axe {dim} laisserait un trou : {x} a les axes 1 à {rank}.</translation>
    </message>
    <message>
        <source>A note holds at most {most} letters, not {text}: shorten it.</source>
        <translation>Une note a au plus {most} caractères, pas {text} : la raccourcir.</translation>
    </message>
    <message>
        <source>A note keeps its id.</source>
        <translation>Une note garde son numéro.</translation>
    </message>
    <message>
        <source>A note lies too far out, at {place}: bring it nearer.</source>
        <translation>Une note est trop loin, à {place} : la rapprocher.</translation>
    </message>
    <message>
        <source>A note's id is a number from 1 to {MOST_IDS}.</source>
        <translation>L’id d’une note est un nombre de 1 à {MOST_IDS}.</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>un nombre</translation>
    </message>
    <message>
        <source>a number from {min} to {max}</source>
        <translation>un nombre de {min} à {max}</translation>
    </message>
    <message>
        <source>A parameter needs a name and a type, one of {known}.</source>
        <translation>Un paramètre demande un nom et un type, l’un de {known}.</translation>
    </message>
    <message>
        <source>a pass takes more than {longest} s</source>
        <translation>une passe prend plus de {longest} s</translation>
    </message>
    <message>
        <source>A path leaves these nodes through `{node_id}` and comes back: select it too.</source>
        <translation>Un chemin quitte ces nœuds par `{node_id}` et y revient : le sélectionner aussi.</translation>
    </message>
    <message>
        <source>A ReLU behind each addition still bends the shortcut path of 2015, at a thousand layers a thousand times. Moving normalisation and ReLU before the convolutions leaves a path on which nothing happens but additions: every block sees the sum of all before it, and the gradient reaches each undiminished. So 1001 layers are better than 164, where the old form gets worse beyond 110. Bottlenecks of three layers (9n + 2 in all) keep them affordable: 1001 layers have half the weights of the 1202 of 2015.</source>
        <translation>Un ReLU derrière chaque addition infléchit encore le chemin des raccourcis de 2015, mille fois pour mille couches. Placer la normalisation et le ReLU avant les convolutions laisse un chemin sur lequel il ne se passe que des additions : chaque bloc voit la somme de tous ceux d’avant, et le gradient parvient intact à chacun. Ainsi 1001 couches sont meilleures que 164, là où l’ancienne forme empire au-delà de 110. Des goulots de trois couches (9n + 2 en tout) les gardent abordables : 1001 couches ont la moitié des poids des 1202 de 2015.</translation>
    </message>
    <message>
        <source>A residual network adds, and so mixes what earlier layers found; a dense one keeps it, joining each layer's output to all before it. Features are used again rather than learned again, so a layer need add only 32 channels: DenseNet-201 does with 20 million parameters what ResNet-101 does with 44. 1×1 bottlenecks and halving the channels between the blocks keep the growth affordable. The price is memory: all that was joined is kept, and copied, for the way back.</source>
        <translation>Un réseau résiduel additionne, et mélange donc ce que les couches d’avant ont trouvé ; un réseau dense le garde, en joignant la sortie de chaque couche à tout ce qui la précède. Les caractéristiques resservent au lieu d’être apprises à nouveau, si bien qu’une couche n’a que 32 canaux à ajouter : DenseNet-201 fait avec 20 millions de paramètres ce que ResNet-101 fait avec 44. Des goulots 1×1 et la réduction des canaux de moitié entre les blocs gardent la croissance abordable. Le prix est en mémoire : tout ce qui a été joint est gardé, et copié, pour le retour.</translation>
    </message>
    <message>
        <source>A result of the network.</source>
        <translation>Un résultat du réseau.</translation>
    </message>
    <message>
        <source>A scaled ELU that keeps mean and variance (Klambauer et al. 2017).</source>
        <translation>Une ELU mise à l’échelle qui conserve moyenne et variance (Klambauer et al. 2017).</translation>
    </message>
    <message>
        <source>A search, judged by the latency on a real telephone, chose kernel, width and activation of each block; people then cut what the search could not see: the first and last layers, which cost most, got narrower or moved behind the pooling, where they run once instead of at 49 places. Gates weigh the channels for almost no operations, but not for nothing: with the two linear layers they hold three quarters of the parameters. Hard-swish and hard-sigmoid are made of pieces that small processors compute fast.</source>
        <translation>Une recherche, jugée à la latence sur un vrai téléphone, a choisi le noyau, la largeur et l’activation de chaque bloc ; des personnes ont ensuite taillé ce que la recherche ne pouvait voir : les premières et les dernières couches, qui coûtent le plus, sont devenues plus étroites ou sont passées derrière le pooling, où elles tournent une fois au lieu de le faire en 49 endroits. Des portes pondèrent les canaux pour presque aucune opération, mais pas pour rien : avec les deux couches linéaires, elles portent les trois quarts des paramètres. Hard-swish et hard-sigmoid sont faites de morceaux que de petits processeurs calculent vite.</translation>
    </message>
    <message>
        <source>A setting of profile() can't be so: {error}.</source>
        <translation>Un réglage de profile() ne peut être tel : {error}.</translation>
    </message>
    <message>
        <source>A shortcut without weights can add channels only: {channels} enter, {channels2} are wanted.</source>
        <translation>Un raccourci sans poids ne peut qu’ajouter des canaux : {channels} entrent, {channels2} sont demandés.</translation>
    </message>
    <message>
        <source>a token looks at itself and those before it only</source>
        <translation>un jeton ne regarde que lui-même et ceux qui le précèdent</translation>
    </message>
    <message>
        <source>A trace is of PyTorch: choose that backend.</source>
        <translation>Une trace vient de PyTorch : choisir ce backend.</translation>
    </message>
    <message>
        <source>A trace shows the launches that a CUDA graph replaces: leave it off.</source>
        <translation>Une trace montre les lancements que remplace un graphe CUDA : ne pas l’activer.</translation>
    </message>
    <message>
        <source>A value can't be had: {error}.</source>
        <translation>Une valeur ne peut être obtenue : {error}.</translation>
    </message>
    <message>
        <source>A vision transformer with the plan of a convolutional network: four stages, each of half the height and width and twice the channels of the one before, so that there are maps of every scale for detection and segmentation. Attention is kept inside windows of 7×7, which makes its cost grow with the pixels instead of with their square; every second block shifts the windows by half, so that what an edge kept apart meets in the next. The second version compares by cosine, normalises what leaves a branch and computes the biases of positions by a small network, because large networks of the first form became unstable and their tables did not carry over to larger windows.</source>
        <translation>Un transformeur de vision au plan d’un réseau convolutif : quatre étages, chacun de la moitié de la hauteur et de la largeur et de deux fois les canaux du précédent, si bien qu’il y a des cartes de chaque échelle pour la détection et la segmentation. L’attention reste dans des fenêtres de 7×7, ce qui fait croître son coût avec les pixels et non avec leur carré ; un bloc sur deux décale les fenêtres de moitié, pour que ce qu’un bord séparait se rencontre dans le suivant. La deuxième version compare par le cosinus, normalise ce qui sort d’une branche et calcule les biais des positions par un petit réseau, parce que les grands réseaux de la première forme devenaient instables et que leurs tables ne se transposaient pas à des fenêtres plus grandes.</translation>
    </message>
    <message>
        <source>a whole number from {min} to {max}</source>
        <translation>un nombre entier de {min} à {max}</translation>
    </message>
    <message>
        <source>a whole number of at least {min}</source>
        <translation>un nombre entier d’au moins {min}</translation>
    </message>
    <message>
        <source>A window of {size} has no middle and would shift the image: take an odd one.</source>
        <translation>Une fenêtre de {size} n’a pas de milieu et décalerait l’image : en prendre une impaire.</translation>
    </message>
    <message>
        <source>A wire from `{source}` to `{target}` would close a loop; networks here flow one way.</source>
        <translation>Un fil de `{source}` à `{target}` fermerait une boucle ; les réseaux vont ici dans un seul sens.</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>Activation</translation>
    </message>
    <message>
        <source>Add frame</source>
        <translation>Ajouter un cadre</translation>
    </message>
    <message>
        <source>Add wants equal shapes, got {first} at in1 and {x} at in{value}.</source>
        <translation>Add demande des formes égales, reçu {first} en in1 et {x} en in{value}.</translation>
    </message>
    <message>
        <source>Add {layer}</source>
        <translation>Ajouter {layer}</translation>
    </message>
    <message>
        <source>added to the mean square</source>
        <translation>ajouté à la moyenne des carrés</translation>
    </message>
    <message>
        <source>added to the variance</source>
        <translation>ajouté à la variance</translation>
    </message>
    <message>
        <source>added to the variances</source>
        <translation>ajouté aux variances</translation>
    </message>
    <message>
        <source>additive constant</source>
        <translation>constante ajoutée</translation>
    </message>
    <message>
        <source>Adds a border: a constant, the mirrored inside, or the outermost values again.</source>
        <translation>Ajoute une bordure : une constante, l’intérieur en miroir, ou les valeurs extérieures répétées.</translation>
    </message>
    <message>
        <source>Adds a learned value for each place, so that places can be told apart (Dosovitskiy 2021).</source>
        <translation>Ajoute une valeur apprise pour chaque position, afin de les distinguer (Dosovitskiy 2021).</translation>
    </message>
    <message>
        <source>Adds its inputs element by element: the shortcut of a residual block (He et al. 2015).</source>
        <translation>Additionne ses entrées élément par élément : le raccourci d’un bloc résiduel (He et al. 2015).</translation>
    </message>
    <message>
        <source>after the first two convolutions</source>
        <translation>après les deux premières convolutions</translation>
    </message>
    <message>
        <source>AlexNet for one GPU, or for several that share the batch and not the channels: nothing is in two groups any more, local response normalisation is gone, the first layers are narrower (64 and 192 filters, not 96 and 256) and the fourth has 256. Padding 2 lets it take 224 pixels. As in 2012 the three linear layers hold 58.6 of 61 million parameters and do 8 % of the work; dropout stands before them, where they would overfit.</source>
        <translation>AlexNet pour un seul GPU, ou pour plusieurs qui se partagent le lot et non les canaux : plus rien n’est en deux groupes, la normalisation de réponse locale a disparu, les premières couches sont plus étroites (64 et 192 filtres, non 96 et 256) et la quatrième en a 256. Une bordure de 2 lui permet de prendre 224 pixels. Comme en 2012, les trois couches linéaires portent 58,6 des 61 millions de paramètres et font 8 % du travail ; le dropout se tient devant elles, là où elles surapprendraient.</translation>
    </message>
    <message>
        <source>AlexNet's 58 million weights in linear layers, gone. The last convolution makes one map a class, and the average of each map is the score: global average pooling, which has no weights to overfit and shows where the class was seen. Between the large filters stand 1×1 convolutions, a small network at each pixel. 7.6 million weights are as accurate as AlexNet's 61, for less than twice its operations. The form with batch normalisation is the one that Canziani et al. compare (trained by S. Zagoruyko, 2016). The paper itself tries small images alone (CIFAR, SVHN, MNIST); nin is the same network without normalisation, not the authors' Caffe model, which pads its first convolution less.</source>
        <translation>Les 58 millions de poids qu’AlexNet a dans ses couches linéaires ont disparu. La dernière convolution fait une carte par classe, et la moyenne de chaque carte est le score : le pooling moyen global, qui n’a pas de poids à surapprendre et montre où la classe a été vue. Entre les grands filtres se tiennent des convolutions 1×1, un petit réseau en chaque pixel. 7,6 millions de poids sont aussi exacts que les 61 d’AlexNet, pour moins de deux fois ses opérations. La forme avec normalisation par lot est celle que comparent Canziani et al. (entraînée par S. Zagoruyko, 2016). L’article lui-même n’essaie que de petites images (CIFAR, SVHN, MNIST) ; nin est le même réseau sans normalisation, et non le modèle Caffe des auteurs, qui met moins de bordure à sa première convolution.</translation>
    </message>
    <message>
        <source>along a grid instead of in windows</source>
        <translation>le long d’une grille plutôt que dans des fenêtres</translation>
    </message>
    <message>
        <source>An amount of memory is written as 8GiB or 512MiB, got `{text}`.</source>
        <translation>Une quantité de mémoire s’écrit 8GiB ou 512MiB, et non `{text}`.</translation>
    </message>
    <message>
        <source>An answer for every pixel needs both to know what is there, which wants a wide view, and where, which pooling forgets. One path goes down as in a classifier; another goes back up, and at each size takes in what the first had there. So the edges are sharp though the view is wide, and thirty images sufficed to train it. Here the convolutions are padded by one, so that the result lies pixel for pixel on the image, and batch normalisation, of the same year, stands behind each; the paper's own form is unet_2015.</source>
        <translation>Une réponse pour chaque pixel demande de savoir à la fois ce qui est là, ce qui veut une vue large, et où, ce que le pooling oublie. Un chemin descend comme dans un classifieur ; un autre remonte et reprend à chaque taille ce que le premier y avait. Ainsi les bords sont nets bien que la vue soit large, et trente images ont suffi à l’entraîner. Ici les convolutions ont une bordure de un, pour que le résultat se pose pixel pour pixel sur l’image, et une normalisation par lot, de la même année, suit chacune ; la forme de l’article est unet_2015.</translation>
    </message>
    <message>
        <source>An answer for every pixel needs both to know what is there, which wants a wide view, and where, which pooling forgets. One path goes down as in a classifier; another goes back up, and at each size takes in what the first had there. So the edges are sharp though the view is wide, and thirty images sufficed to train it. No convolution is padded: the result is 184 pixels smaller than the image, each pixel of it rests on real ones alone, and images of any size are done tile by tile.</source>
        <translation>Une réponse pour chaque pixel demande de savoir à la fois ce qui est là, ce qui veut une vue large, et où, ce que le pooling oublie. Un chemin descend comme dans un classifieur ; un autre remonte et reprend à chaque taille ce que le premier y avait. Ainsi les bords sont nets bien que la vue soit large, et trente images ont suffi à l’entraîner. Aucune convolution n’a de bordure : le résultat a 184 pixels de moins que l’image, chacun de ses pixels ne repose que sur de vrais pixels, et les images de toute taille se traitent tuile par tuile.</translation>
    </message>
    <message>
        <source>an auxiliary head, absent in inference</source>
        <translation>une tête auxiliaire, absente à l’inférence</translation>
    </message>
    <message>
        <source>An expression has at most {LONGEST} letters.</source>
        <translation>Une expression a au plus {LONGEST} lettres.</translation>
    </message>
    <message>
        <source>An image of {size} is not cut into whole windows of {side}×{side2}.</source>
        <translation>Une image de {size} ne se découpe pas en fenêtres entières de {side}×{side2}.</translation>
    </message>
    <message>
        <source>An input size is height×width in pixels, from 1 on, not {height}×{width}.</source>
        <translation>Une taille d’entrée est hauteur×largeur en pixels, à partir de 1, pas {height}×{width}.</translation>
    </message>
    <message>
        <source>An inverted residual with squeeze-and-excitation (Howard et al. 2019, figure 4).</source>
        <translation>Un résidu inversé avec squeeze-and-excitation (Howard et al. 2019, figure 4).</translation>
    </message>
    <message>
        <source>An output_padding of {output_padding} is too much: it must be smaller than the stride {stride} or the dilation {dilation}.</source>
        <translation>Un output_padding de {output_padding} est trop grand : il doit être inférieur au pas {stride} ou à la dilatation {dilation}.</translation>
    </message>
    <message>
        <source>As the paper draws it: the second convolution's filters see three, four or six of the six maps, so that they must learn different things for fewer weights, and each subsampling learns a factor and an offset a map. That makes the paper's 60,000 trainable parameters up to F6. Two things differ: the output is a linear layer (850 weights) instead of distances to fixed pictures of the digits, and tanh is not scaled.</source>
        <translation>Comme l’article le dessine : les filtres de la deuxième convolution voient trois, quatre ou six des six cartes, si bien qu’ils doivent apprendre des choses différentes avec moins de poids, et chaque sous-échantillonnage apprend un facteur et un décalage par carte. Cela donne les 60 000 paramètres entraînables de l’article jusqu’à F6. Deux choses diffèrent : la sortie est une couche linéaire (850 poids) au lieu de distances à des images fixes des chiffres, et tanh n’est pas mise à l’échelle.</translation>
    </message>
    <message>
        <source>as the partition's</source>
        <translation>comme la partition</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>Attention</translation>
    </message>
    <message>
        <source>Attention among the tokens of each window, …×M²×C, that knows how they lie to one another.</source>
        <translation>Attention entre les jetons de chaque fenêtre, …×M²×C, qui sait comment ils sont placés entre eux.</translation>
    </message>
    <message>
        <source>Attention among tokens, then two layers on each, both with a shortcut (Dosovitskiy 2021).</source>
        <translation>Attention entre jetons, puis deux couches sur chacun, toutes deux avec un raccourci (Dosovitskiy 2021).</translation>
    </message>
    <message>
        <source>Attention in windows or along a grid, then two layers on each pixel (Tu et al. 2022, 3.2).</source>
        <translation>Attention dans des fenêtres ou le long d’une grille, puis deux couches sur chaque pixel (Tu et al. 2022, 3.2).</translation>
    </message>
    <message>
        <source>Attention in windows, then two layers on each pixel, both with a shortcut, H×W×C.</source>
        <translation>Attention dans des fenêtres, puis deux couches sur chaque pixel, toutes deux avec un raccourci, H×W×C.</translation>
    </message>
    <message>
        <source>Axes {start_dim} to {x} can't become one: the input {x2} has axes 1 to {rank}.</source>
        <translation>Les axes {start_dim} à {x} ne peuvent pas n’en faire qu’un : l’entrée {x2} a les axes 1 à {rank}.</translation>
    </message>
    <message>
        <source>axes, counting the batch as 0: 2, 3 of an image</source>
        <translation>axes, le lot étant 0 : 2, 3 d’une image</translation>
    </message>
    <message>
        <source>Axis {axis} does not exist: the input {x} has axes 1 to {rank}.</source>
        <translation>L’axe {axis} n’existe pas : l’entrée {x} a les axes 1 à {rank}.</translation>
    </message>
    <message>
        <source>Axis {dims} does not exist: the input {x} has axes 1 to {rank}.</source>
        <translation>L’axe {dims} n’existe pas : l’entrée {x} a les axes 1 à {rank}.</translation>
    </message>
    <message>
        <source>axis {dim}</source>
        <translation>axe {dim}</translation>
    </message>
    <message>
        <source>Axis {dim} of {x} has size {x2}: only an axis of size 1 can go.</source>
        <translation>L’axe {dim} de {x} est de taille {x2} : seul un axe de taille 1 peut disparaître.</translation>
    </message>
    <message>
        <source>axis, counting the batch as 0</source>
        <translation>axe, le lot étant 0</translation>
    </message>
    <message>
        <source>axis, counting the batch as 0: 1 is the channels</source>
        <translation>axe, le lot étant 0 : 1 désigne les canaux</translation>
    </message>
    <message>
        <source>axis, counting the batch as 0: 1 is the channels or tokens</source>
        <translation>axe, le lot étant 0 : 1 désigne les canaux ou les jetons</translation>
    </message>
    <message>
        <source>batch normalisation after each convolution</source>
        <translation>normalisation par lot après chaque convolution</translation>
    </message>
    <message>
        <source>Batch normalisation has one value a channel to normalise over: a training step of this network wants a batch of 2 or more.</source>
        <translation>La normalisation par lot n’a qu’une valeur par canal à normaliser : un pas d’entraînement de ce réseau demande un lot de 2 ou plus.</translation>
    </message>
    <message>
        <source>Batch normalisation of a vector's features or a sequence's channels.</source>
        <translation>Normalisation par lot des caractéristiques d’un vecteur ou des canaux d’une séquence.</translation>
    </message>
    <message>
        <source>Batch normalisation of a volume's channels.</source>
        <translation>Normalisation par lot des canaux d’un volume.</translation>
    </message>
    <message>
        <source>Batch sizes are written as 1,8,32, got `{text}`.</source>
        <translation>Les tailles de lot s’écrivent 1,8,32, et non `{text}`.</translation>
    </message>
    <message>
        <source>Batch sizes start at 1.</source>
        <translation>La taille du lot commence à 1.</translation>
    </message>
    <message>
        <source>beta·x beyond which the result is x itself</source>
        <translation>beta·x au-delà duquel le résultat est x lui-même</translation>
    </message>
    <message>
        <source>between the two layers (δ)</source>
        <translation>entre les deux couches (δ)</translation>
    </message>
    <message>
        <source>beyond batch {batch}: {why}</source>
        <translation>au-delà d’un lot de {batch} : {why}</translation>
    </message>
    <message>
        <source>Bias before a normalisation</source>
        <translation>Biais avant une normalisation</translation>
    </message>
    <message>
        <source>Bilinear form of two vectors, or of tokens pair by pair: yₖ = in1ᵀ·Wₖ·in2 + bₖ.</source>
        <translation>Forme bilinéaire de deux vecteurs, ou de jetons deux à deux : yₖ = in1ᵀ·Wₖ·in2 + bₖ.</translation>
    </message>
    <message>
        <source>Bilinear wants a vector or tokens, got {x} at in{value}: flatten it.</source>
        <translation>Bilinear demande un vecteur ou des jetons, reçu {x} en in{value} : l’aplatir.</translation>
    </message>
    <message>
        <source>Bilinear wants vectors, or as many tokens at both inputs, got {one} at in1 and {two} at in2.</source>
        <translation>Bilinear demande des vecteurs, ou autant de jetons aux deux entrées, reçu {one} en in1 et {two} en in2.</translation>
    </message>
    <message>
        <source>bilinear: the outermost pixels' centres coincide</source>
        <translation>bilinear : les centres des pixels extrêmes coïncident</translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation>Blocs</translation>
    </message>
    <message>
        <source>blocks (d)</source>
        <translation>blocs (d)</translation>
    </message>
    <message>
        <source>Blocks lie in blocks at most {MAX_DEPTH} deep; `{name}` is deeper.</source>
        <translation>Les blocs s’emboîtent sur {MAX_DEPTH} niveaux au plus ; `{name}` va plus loin.</translation>
    </message>
    <message>
        <source>bn–relu before 1×1 down, 3×3 and 1×1 up, and a bare shortcut (He et al. 2016, section 3).</source>
        <translation>bn–relu avant la réduction 1×1, le 3×3 et l’expansion 1×1, et un raccourci nu (He et al. 2016, section 3).</translation>
    </message>
    <message>
        <source>BN–ReLU–1×1 that halves the channels, and a pooling (Huang et al. 2017, DenseNet-C).</source>
        <translation>BN–ReLU–1×1 qui divise les canaux par deux, et un pooling (Huang et al. 2017, DenseNet-C).</translation>
    </message>
    <message>
        <source>BN–ReLU–1×1, BN–ReLU–3×3, joined to the input (Huang et al. 2017, section 3, DenseNet-B).</source>
        <translation>BN–ReLU–1×1, BN–ReLU–3×3, concaténés à l’entrée (Huang et al. 2017, section 3, DenseNet-B).</translation>
    </message>
    <message>
        <source>bn–relu–3×3 twice and a bare shortcut (He et al. 2016, figure 1b).</source>
        <translation>bn–relu–3×3 deux fois et un raccourci nu (He et al. 2016, figure 1b).</translation>
    </message>
    <message>
        <source>border that never is the largest, on each side</source>
        <translation>bordure jamais retenue comme maximum, de chaque côté</translation>
    </message>
    <message>
        <source>Boundary</source>
        <translation>Entrées et sorties</translation>
    </message>
    <message>
        <source>Branch without an Output</source>
        <translation>Branche sans Output</translation>
    </message>
    <message>
        <source>Bringing the files</source>
        <translation>Rapatriement des fichiers</translation>
    </message>
    <message>
        <source>Building the network</source>
        <translation>Construction du réseau</translation>
    </message>
    <message>
        <source>Bypass {nodes} nodes</source>
        <translation>Contourner {nodes} nœuds</translation>
    </message>
    <message>
        <source>Bypass {value}</source>
        <translation>Contourner {value}</translation>
    </message>
    <message>
        <source>Change {nodes} nodes to {layers}</source>
        <translation>Changer {nodes} nœuds en {layers}</translation>
    </message>
    <message>
        <source>Change {value} to {layers}</source>
        <translation>Changer {value} en {layers}</translation>
    </message>
    <message>
        <source>channels</source>
        <translation>canaux</translation>
    </message>
    <message>
        <source>channels a group of the 3×3 convolution (g)</source>
        <translation>canaux par groupe de la convolution 3×3 (g)</translation>
    </message>
    <message>
        <source>channels a group of the 3×3 convolutions (g)</source>
        <translation>canaux par groupe des convolutions 3×3 (g)</translation>
    </message>
    <message>
        <source>channels between the gate's two layers; 0 is no gate</source>
        <translation>canaux entre les deux couches de la porte ; 0 : pas de porte</translation>
    </message>
    <message>
        <source>channels between the two layers</source>
        <translation>canaux entre les deux couches</translation>
    </message>
    <message>
        <source>channels between the two layers / channels</source>
        <translation>canaux entre les deux couches / canaux</translation>
    </message>
    <message>
        <source>channels between the two layers, 4 · C in the paper</source>
        <translation>canaux entre les deux couches, 4 · C dans l’article</translation>
    </message>
    <message>
        <source>channels inside / channels of the output</source>
        <translation>canaux intérieurs / canaux de la sortie</translation>
    </message>
    <message>
        <source>channels inside / input channels</source>
        <translation>canaux intérieurs / canaux d’entrée</translation>
    </message>
    <message>
        <source>channels inside / input channels (t)</source>
        <translation>canaux intérieurs / canaux d’entrée (t)</translation>
    </message>
    <message>
        <source>channels of all convolutions (w)</source>
        <translation>canaux de toutes les convolutions (w)</translation>
    </message>
    <message>
        <source>channels of both convolutions and of the output</source>
        <translation>canaux des deux convolutions et de la sortie</translation>
    </message>
    <message>
        <source>channels of the 3×3 convolution</source>
        <translation>canaux de la convolution 3×3</translation>
    </message>
    <message>
        <source>channels of the bottleneck / growth_rate</source>
        <translation>canaux du goulot / growth_rate</translation>
    </message>
    <message>
        <source>channels of the bottlenecks / growth_rate</source>
        <translation>canaux des goulots / growth_rate</translation>
    </message>
    <message>
        <source>channels of the depthwise convolution</source>
        <translation>canaux de la convolution en profondeur</translation>
    </message>
    <message>
        <source>channels of the output</source>
        <translation>canaux de la sortie</translation>
    </message>
    <message>
        <source>channels of the output, four times those inside</source>
        <translation>canaux de la sortie, quatre fois ceux de l’intérieur</translation>
    </message>
    <message>
        <source>channels of the output, half of them a branch</source>
        <translation>canaux de la sortie, la moitié par branche</translation>
    </message>
    <message>
        <source>channels that are summed</source>
        <translation>canaux sommés</translation>
    </message>
    <message>
        <source>channels that each layer adds (k)</source>
        <translation>canaux que chaque couche ajoute (k)</translation>
    </message>
    <message>
        <source>channels that the layer adds (k)</source>
        <translation>canaux que la couche ajoute (k)</translation>
    </message>
    <message>
        <source>channels_last is a layout of images, and this network takes none.</source>
        <translation>channels_last est une disposition d’images, et ce réseau n’en prend pas.</translation>
    </message>
    <message>
        <source>CIFAR-10: the binary version's data_batch_1.bin … test_batch.bin in a folder</source>
        <translation>CIFAR-10 : data_batch_1.bin … test_batch.bin de la version binaire, dans un dossier</translation>
    </message>
    <message>
        <source>Concat wants the same sizes after the channels, got {first} at in1 and {x} at in{value}.</source>
        <translation>Concat demande les mêmes tailles après les canaux, reçu {first} en in1 et {x} en in{value}.</translation>
    </message>
    <message>
        <source>Concat wants the same sizes but for axis {dim}, got {first} at in1 and {x} at in{value}.</source>
        <translation>Concat demande les mêmes tailles sauf sur l’axe {dim}, reçu {first} en in1 et {x} en in{value}.</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Relier</translation>
    </message>
    <message>
        <source>Convolution</source>
        <translation>Convolution</translation>
    </message>
    <message>
        <source>Convolution without bias, batch normalisation, ReLU (Ioffe and Szegedy 2015).</source>
        <translation>Convolution sans biais, normalisation par lot, ReLU (Ioffe et Szegedy 2015).</translation>
    </message>
    <message>
        <source>Convolutions hold few parameters and most of the operations, the linear layers the reverse: 58.6 of 61 million parameters sit in the last three. It was trained on two GPUs of 3 GB, so convolutions 2, 4 and 5 see only the half of the channels that lay on their own GPU: two groups. The table's padding of 0 in the first convolution wants 227 pixels, not the 224 that the paper prints.</source>
        <translation>Les convolutions portent peu de paramètres et la plupart des opérations, les couches linéaires l’inverse : 58,6 des 61 millions de paramètres sont dans les trois dernières. Il a été entraîné sur deux GPU de 3 Go, et les convolutions 2, 4 et 5 ne voient donc que la moitié des canaux qui se trouvait sur leur propre GPU : deux groupes. La bordure de 0 que la table donne à la première convolution demande 227 pixels, et non les 224 que l’article imprime.</translation>
    </message>
    <message>
        <source>copies in a chain, each with weights of its own</source>
        <translation>copies à la chaîne, chacune avec ses propres poids</translation>
    </message>
    <message>
        <source>Copy {number} of {repeat}: {message}</source>
        <translation>Copie {number} sur {repeat} : {message}</translation>
    </message>
    <message>
        <source>cross-entropy of random labels</source>
        <translation>entropie croisée d’étiquettes au hasard</translation>
    </message>
    <message>
        <source>CUDA graphs are measured in inference only: choose that mode.</source>
        <translation>Les graphes CUDA ne se mesurent qu’à l’inférence : choisir ce mode.</translation>
    </message>
    <message>
        <source>CUDA graphs want a CUDA device: leave them off on the CPU.</source>
        <translation>Les graphes CUDA demandent un appareil CUDA : ne pas les activer sur le processeur.</translation>
    </message>
    <message>
        <source>Cuts an image C×H×W into windows of M×M pixels as tokens: G×M²×C, G = H·W / M².</source>
        <translation>Découpe une image C×H×W en fenêtres de M×M pixels pris comme jetons : G×M²×C, G = H·W / M².</translation>
    </message>
    <message>
        <source>Cuts its input along an axis into equal parts, an output each (the last may be smaller).</source>
        <translation>Découpe son entrée le long d’un axe en parts égales, une sortie chacune (la dernière peut être plus petite).</translation>
    </message>
    <message>
        <source>Cuts its input along an axis into parts of given sizes, an output each.</source>
        <translation>Découpe son entrée le long d’un axe en parts de tailles données, une sortie chacune.</translation>
    </message>
    <message>
        <source>Deeper than AlexNet, with smaller filters: simpler computations, in more levels. A 3×3 is the smallest filter that knows left from right and up from down; pooling, not strides, halves the image, and each halving doubles the filters, so that no stage is much dearer than the next. The table has two convolutions of 256 where configuration D (VGG-16) has three: fifteen layers with weights.</source>
        <translation>Plus profond qu’AlexNet, avec des filtres plus petits : des calculs plus simples, sur plus de niveaux. Un 3×3 est le plus petit filtre qui distingue la gauche de la droite et le haut du bas ; c’est le pooling, non le pas, qui réduit l’image de moitié, et chaque réduction double les filtres, si bien qu’aucun étage n’est beaucoup plus cher que le suivant. La table a deux convolutions de 256 là où la configuration D (VGG-16) en a trois : quinze couches avec des poids.</translation>
    </message>
    <message>
        <source>Delete a note</source>
        <translation>Supprimer une note</translation>
    </message>
    <message>
        <source>Delete wires</source>
        <translation>Supprimer des fils</translation>
    </message>
    <message>
        <source>Delete {count} nodes</source>
        <translation>Supprimer {count} nœuds</translation>
    </message>
    <message>
        <source>Delete {notes} notes</source>
        <translation>Supprimer {notes} notes</translation>
    </message>
    <message>
        <source>Delete {value}</source>
        <translation>Supprimer {value}</translation>
    </message>
    <message>
        <source>Dense</source>
        <translation>Dense</translation>
    </message>
    <message>
        <source>dense layers in a row</source>
        <translation>couches denses à la suite</translation>
    </message>
    <message>
        <source>depth</source>
        <translation>profondeur</translation>
    </message>
    <message>
        <source>Depth has diminishing returns: each percent costs twice the layers, which must run one after the other, while many of them learn little. Widening the 3×3 convolutions uses the same weights side by side instead, which a GPU does at once: with 50 layers and twice the width it is more accurate than ResNet-152 and faster. The price is memory: the 3×3 convolutions have four times the weights.</source>
        <translation>La profondeur rend de moins en moins : chaque pour cent coûte deux fois plus de couches, qui doivent passer l’une après l’autre, alors que beaucoup d’entre elles apprennent peu. Élargir les convolutions 3×3 emploie les mêmes poids côte à côte, ce qu’un GPU fait d’un coup : avec 50 couches et une largeur double, il est plus exact que ResNet-152 et plus rapide. Le prix est en mémoire : les convolutions 3×3 ont quatre fois plus de poids.</translation>
    </message>
    <message>
        <source>Depthwise filters</source>
        <translation>Filtres en profondeur</translation>
    </message>
    <message>
        <source>Describe {name}</source>
        <translation>Décrire {name}</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>Détacher</translation>
    </message>
    <message>
        <source>Divides by the energy of neighbouring channels (Krizhevsky et al. 2012, section 3.3).</source>
        <translation>Divise par l’énergie des canaux voisins (Krizhevsky et al. 2012, section 3.3).</translation>
    </message>
    <message>
        <source>Divides by the root mean square over the last axis (Zhang and Sennrich 2019).</source>
        <translation>Divise par la moyenne quadratique sur le dernier axe (Zhang et Sennrich 2019).</translation>
    </message>
    <message>
        <source>Dropout before BatchNorm</source>
        <translation>Dropout avant BatchNorm</translation>
    </message>
    <message>
        <source>Dropout shifts the variance between training and inference, which BatchNorm stores.</source>
        <translation>Le dropout décale la variance entre entraînement et inférence, et BatchNorm la mémorise.</translation>
    </message>
    <message>
        <source>Dropout that keeps mean and variance behind SELU (Klambauer et al. 2017).</source>
        <translation>Dropout qui conserve moyenne et variance derrière SELU (Klambauer et al. 2017).</translation>
    </message>
    <message>
        <source>Each axis wants a shift: {shifts} shifts and {dims} axes.</source>
        <translation>Chaque axe demande un décalage : {shifts} décalages et {dims} axes.</translation>
    </message>
    <message>
        <source>Each of the {num_groups} groups is a single value, and would become 0.</source>
        <translation>Chacun des {num_groups} groupes est une seule valeur, et deviendrait 0.</translation>
    </message>
    <message>
        <source>Each pixel looks at those of its own M×M window only, H×W×C (Liu et al. 2021, section 3.2).</source>
        <translation>Chaque pixel ne regarde que ceux de sa fenêtre M×M, H×W×C (Liu et al. 2021, section 3.2).</translation>
    </message>
    <message>
        <source>Each query token looks at the key tokens and mixes their values, in several heads.</source>
        <translation>Chaque jeton de requête regarde les jetons de clés et mélange leurs valeurs, en plusieurs têtes.</translation>
    </message>
    <message>
        <source>Each token looks at all tokens, in several heads (Vaswani et al. 2017, section 3.2.2).</source>
        <translation>Chaque jeton regarde tous les jetons, en plusieurs têtes (Vaswani et al. 2017, section 3.2.2).</translation>
    </message>
    <message>
        <source>Earlier Inception networks were tuned block by block, to fit the machines that they were trained on. Freed of that, the blocks of one stage can all be alike, and the network deeper: 4, 7 and 3 of them, with reductions between that halve the image by several branches at once. The paper's question was whether residual connections are needed for such depth: they make training faster, but this network without them is as accurate as Inception-ResNet. Three times the operations of ResNet-50 are its price.</source>
        <translation>Les réseaux Inception antérieurs étaient réglés bloc par bloc, pour tenir sur les machines qui les entraînaient. Libérés de cela, les blocs d’un étage peuvent être tous pareils, et le réseau plus profond : 4, 7 et 3 blocs, et entre eux des réductions qui ramènent l’image à la moitié par plusieurs branches à la fois. La question de l’article était de savoir si une telle profondeur demande des connexions résiduelles : elles accélèrent l’entraînement, mais ce réseau sans elles est aussi exact qu’Inception-ResNet. Trois fois les opérations de ResNet-50 en sont le prix.</translation>
    </message>
    <message>
        <source>EfficientNet searched again, for training time instead of operations. In the first stages, where the image is large and channels are few, one full 3×3 takes the place of a 1×1 and a depthwise 3×3: more operations and fewer milliseconds. The images are smaller, the last stages deeper, the expansion less. S is as accurate as B6 with half the weights and less than half the operations.</source>
        <translation>EfficientNet cherché à nouveau, pour le temps d’entraînement au lieu des opérations. Dans les premiers étages, où l’image est grande et les canaux peu nombreux, un seul 3×3 complet prend la place d’une 1×1 et d’un 3×3 en profondeur : plus d’opérations et moins de millisecondes. Les images sont plus petites, les derniers étages plus profonds, l’expansion moindre. S est aussi exact que B6 avec la moitié des poids et moins de la moitié des opérations.</translation>
    </message>
    <message>
        <source>encoder blocks (L)</source>
        <translation>blocs de l’encodeur (L)</translation>
    </message>
    <message>
        <source>Enlarges, joins what the path's other side had, two convolutions (figure 1, right).</source>
        <translation>Agrandit, concatène ce qu’avait l’autre côté du chemin, deux convolutions (figure 1, à droite).</translation>
    </message>
    <message>
        <source>Epoch {epoch} of {max_epochs}</source>
        <translation>Époque {epoch} sur {max_epochs}</translation>
    </message>
    <message>
        <source>Every layer sees near and far, from the first stage on: an MBConv mixes neighbours and tells places apart, attention in windows of 7×7 compares neighbours, attention along a grid compares 49 pixels that lie all over the image. Two sparse attentions so reach as far as a full one, and cost in proportion to the pixels. Three kinds of mixing stacked in one layer, the same in all four stages, is the whole design; height and width must be multiples of 7 down to the last stage, which is why the image is 224 wide.</source>
        <translation>Chaque couche voit de près et de loin, dès le premier étage : une MBConv mélange les voisins et distingue les endroits, une attention dans des fenêtres de 7×7 compare les voisins, une attention le long d’une grille compare 49 pixels répartis sur toute l’image. Deux attentions creuses portent ainsi aussi loin qu’une complète, et coûtent en proportion des pixels. Trois sortes de mélange empilées en une couche, la même dans les quatre étages, voilà tout le plan ; la hauteur et la largeur doivent être des multiples de 7 jusqu’au dernier étage, et c’est pourquoi l’image est large de 224.</translation>
    </message>
    <message>
        <source>exact by erf, or the tanh formula</source>
        <translation>exacte par erf, ou la formule en tanh</translation>
    </message>
    <message>
        <source>exit code {code}</source>
        <translation>code de sortie {code}</translation>
    </message>
    <message>
        <source>Expected a sequence C×L, got {x} (rank {rank}).</source>
        <translation>Attendu une séquence C×L, reçu {x} (rang {rank}).</translation>
    </message>
    <message>
        <source>Expected a volume C×D×H×W, got {x} (rank {rank}).</source>
        <translation>Attendu un volume C×D×H×W, reçu {x} (rang {rank}).</translation>
    </message>
    <message>
        <source>Expected an image C×H×W at {inputs}, got {x} (rank {rank}).</source>
        <translation>Attendu une image C×H×W en {inputs}, reçu {x} (rang {rank}).</translation>
    </message>
    <message>
        <source>Expected an image C×H×W, got {x} (rank {rank}).</source>
        <translation>Attendu une image C×H×W, reçu {x} (rang {rank}).</translation>
    </message>
    <message>
        <source>Expected an image with its channels last, H×W×C, got {x} (rank {rank}).</source>
        <translation>Attendu une image aux canaux en dernier, H×W×C, reçu {x} (rang {rank}).</translation>
    </message>
    <message>
        <source>Expected the sizes of {query} before the last two axes, got {x} at {name}.</source>
        <translation>Attendu les tailles de {query} avant les deux derniers axes, reçu {x} en {name}.</translation>
    </message>
    <message>
        <source>Expected tokens T×C, got {x} (rank {rank}) at {name}.</source>
        <translation>Attendu des jetons T×C, reçu {x} (rang {rank}) en {name}.</translation>
    </message>
    <message>
        <source>Expected tokens T×C, got {x} (rank {rank}).</source>
        <translation>Attendu des jetons T×C, reçu {x} (rang {rank}).</translation>
    </message>
    <message>
        <source>Expected tokens T×C, got {x} at {name}.</source>
        <translation>Attendu des jetons T×C, reçu {x} en {name}.</translation>
    </message>
    <message>
        <source>Expected tokens …×M²×C, got {x} (rank {rank}).</source>
        <translation>Attendu des jetons …×M²×C, reçu {x} (rang {rank}).</translation>
    </message>
    <message>
        <source>Expected windows G×M²×C, got {x} (rank {rank}).</source>
        <translation>Attendu des fenêtres G×M²×C, reçu {x} (rang {rank}).</translation>
    </message>
    <message>
        <source>exponent</source>
        <translation>exposant</translation>
    </message>
    <message>
        <source>Expose {parameter} of `{node_id}`</source>
        <translation>Exposer {parameter} de `{node_id}`</translation>
    </message>
    <message>
        <source>factor of negative values</source>
        <translation>facteur des valeurs négatives</translation>
    </message>
    <message>
        <source>factor of this head's loss in training</source>
        <translation>facteur de la perte de cette tête à l’entraînement</translation>
    </message>
    <message>
        <source>features</source>
        <translation>caractéristiques</translation>
    </message>
    <message>
        <source>filters inside the 7×7 branches</source>
        <translation>filtres à l’intérieur des branches 7×7</translation>
    </message>
    <message>
        <source>filters of all three convolutions</source>
        <translation>filtres des trois convolutions</translation>
    </message>
    <message>
        <source>filters of both</source>
        <translation>filtres des deux</translation>
    </message>
    <message>
        <source>filters of both convolutions</source>
        <translation>filtres des deux convolutions</translation>
    </message>
    <message>
        <source>filters of the 1×1 branch</source>
        <translation>filtres de la branche 1×1</translation>
    </message>
    <message>
        <source>filters of the 3×3 branch</source>
        <translation>filtres de la branche 3×3</translation>
    </message>
    <message>
        <source>filters of the 5×5 branch</source>
        <translation>filtres de la branche 5×5</translation>
    </message>
    <message>
        <source>filters of the convolution; the pooling adds the input's</source>
        <translation>filtres de la convolution ; le pooling ajoute ceux de l’entrée</translation>
    </message>
    <message>
        <source>filters of the first two convolutions</source>
        <translation>filtres des deux premières convolutions</translation>
    </message>
    <message>
        <source>filters of the last</source>
        <translation>filtres de la dernière</translation>
    </message>
    <message>
        <source>first axis, counting the batch as 0</source>
        <translation>premier axe, le lot étant 0</translation>
    </message>
    <message>
        <source>For telephones: a depthwise convolution filters each channel by itself and a 1×1 mixes them, for a ninth of a 3×3's operations. Filtering wants many channels, keeping wants few; so each block widens six times, filters, and narrows again, and the shortcuts join the narrow ends, where there is least to store. The narrow ends have no ReLU, which would destroy what few channels hold. 3.5 million parameters and 0.3 GMACs, but the depthwise convolutions wait for memory: a GPU runs it less fast than the count promises.</source>
        <translation>Pour les téléphones : une convolution en profondeur filtre chaque canal à part et une 1×1 les mélange, pour un neuvième des opérations d’une 3×3. Filtrer demande beaucoup de canaux, garder en demande peu ; chaque bloc s’élargit donc six fois, filtre, et se resserre, et les raccourcis joignent les bouts étroits, là où il y a le moins à garder. Les bouts étroits n’ont pas de ReLU, qui détruirait ce que peu de canaux contiennent. 3,5 millions de paramètres et 0,3 GMACs, mais les convolutions en profondeur attendent la mémoire : un GPU l’exécute moins vite que le compte ne le promet.</translation>
    </message>
    <message>
        <source>from batch {batch}: {why}</source>
        <translation>à partir d’un lot de {batch} : {why}</translation>
    </message>
    <message>
        <source>From Python a profile is saved as .json .csv .md .svg: {name}.</source>
        <translation>Depuis Python, un profil s’enregistre en .json .csv .md .svg : {name}.</translation>
    </message>
    <message>
        <source>Fully connected layer: y = x·Wᵀ + b over the last axis of a vector or of tokens T×C.</source>
        <translation>Couche entièrement connectée : y = x·Wᵀ + b sur le dernier axe d’un vecteur ou de jetons T×C.</translation>
    </message>
    <message>
        <source>Fused</source>
        <translation>Fusion</translation>
    </message>
    <message>
        <source>Gated recurrent unit: two gates and no cell beside the state (Cho et al. 2014, section 2.3).</source>
        <translation>Unité récurrente à portes : deux portes et pas de cellule en plus de l’état (Cho et al. 2014, section 2.3).</translation>
    </message>
    <message>
        <source>give the last token's output alone, a vector</source>
        <translation>donner seulement la sortie du dernier jeton, un vecteur</translation>
    </message>
    <message>
        <source>given by you</source>
        <translation>donnée par vous</translation>
    </message>
    <message>
        <source>Gives a vector the sizes of an image or of any tensor with as many elements.</source>
        <translation>Donne à un vecteur les tailles d’une image ou de tout tenseur d’autant d’éléments.</translation>
    </message>
    <message>
        <source>Gives its input as it is: a place for a layer to come, a name for a value.</source>
        <translation>Rend son entrée telle quelle : la place d’une couche à venir, un nom pour une valeur.</translation>
    </message>
    <message>
        <source>Gives the values other sizes, in the same order; one size may be −1, which is what is left.</source>
        <translation>Donne aux valeurs d’autres tailles, dans le même ordre ; l’une peut être −1 : ce qui reste.</translation>
    </message>
    <message>
        <source>GLU halves axis {dim}, whose size {size} is odd.</source>
        <translation>GLU divise l’axe {dim} par deux, or sa taille {size} est impaire.</translation>
    </message>
    <message>
        <source>go back too; the outputs of both ways side by side</source>
        <translation>revenir aussi en arrière ; les sorties des deux sens côte à côte</translation>
    </message>
    <message>
        <source>GoogLeNet scaled up with care for the cost: no layer narrows the flow of information abruptly, large filters are taken apart (5×5 into two 3×3, 7×7 into 1×7 and 7×1, 2/7 of the weights), and the image is halved by convolutions beside a pooling. Of two auxiliary heads one is left, with batch normalisation: it regularises. On its 299 pixels it costs 40 % more operations than ResNet-50 on 224: less for each pixel, with about as many parameters.</source>
        <translation>GoogLeNet agrandi avec le souci du coût : aucune couche ne resserre brusquement le flux d’information, les grands filtres sont décomposés (5×5 en deux 3×3, 7×7 en 1×7 et 7×1, les 2/7 des poids), et l’image est réduite de moitié par des convolutions à côté d’un pooling. Des deux têtes auxiliaires il en reste une, avec normalisation par lot : elle régularise. Sur ses 299 pixels, il coûte 40 % d’opérations de plus que ResNet-50 sur 224 : moins par pixel, avec à peu près autant de paramètres.</translation>
    </message>
    <message>
        <source>Group into {name}</source>
        <translation>Grouper en {name}</translation>
    </message>
    <message>
        <source>groups of channels that are normalised together</source>
        <translation>groupes de canaux normalisés ensemble</translation>
    </message>
    <message>
        <source>groups of channels that do not mix</source>
        <translation>groupes de canaux qui ne se mélangent pas</translation>
    </message>
    <message>
        <source>groups of the 3×3 convolution: ResNeXt's cardinality</source>
        <translation>groupes de la convolution 3×3 : la cardinalité de ResNeXt</translation>
    </message>
    <message>
        <source>groups that are mixed</source>
        <translation>groupes mélangés</translation>
    </message>
    <message>
        <source>Half the channels pass, half are convolved, then they mix (Ma et al. 2018, figure 3c, d).</source>
        <translation>La moitié des canaux passe, l’autre est convoluée, puis ils se mélangent (Ma et al. 2018, figure 3c, d).</translation>
    </message>
    <message>
        <source>halve the image</source>
        <translation>diviser l’image par deux</translation>
    </message>
    <message>
        <source>Halves 17×17 by three branches side by side (Szegedy et al. 2016, figure 8).</source>
        <translation>Divise 17×17 par deux avec trois branches côte à côte (Szegedy et al. 2016, figure 8).</translation>
    </message>
    <message>
        <source>Halves 35×35 by three branches side by side (Szegedy et al. 2016, figure 7 and table 1).</source>
        <translation>Divise 35×35 par deux avec trois branches côte à côte (Szegedy et al. 2016, figure 7 et table 1).</translation>
    </message>
    <message>
        <source>Halves an image H×W×C and doubles its channels: 2×2 neighbours joined, then a linear layer.</source>
        <translation>Divise une image H×W×C par deux et double ses canaux : 2×2 voisins concaténés, puis une couche linéaire.</translation>
    </message>
    <message>
        <source>Halves the image as InceptionB does, with a 7×7 before one 3×3 (Inception v3).</source>
        <translation>Divise l’image par deux comme InceptionB, avec un 7×7 avant l’un des 3×3 (Inception v3).</translation>
    </message>
    <message>
        <source>Halves the image by convolutions beside a pooling (Szegedy et al. 2016, figure 10).</source>
        <translation>Divise l’image par deux par des convolutions à côté d’un pooling (Szegedy et al. 2016, figure 10).</translation>
    </message>
    <message>
        <source>Handwritten digits of scikit-learn: 1,797 grey images, 8×8, 10 classes; built in</source>
        <translation>Chiffres manuscrits de scikit-learn : 1 797 images grises, 8×8, 10 classes ; inclus</translation>
    </message>
    <message>
        <source>He et al. 2015, table 3: validation set, ten crops</source>
        <translation>He et al. 2015, table 3 : jeu de validation, dix recadrages</translation>
    </message>
    <message>
        <source>He et al. 2015, table 6</source>
        <translation>He et al. 2015, table 6</translation>
    </message>
    <message>
        <source>He et al. 2016 (arXiv:1603.05027), table 3</source>
        <translation>He et al. 2016 (arXiv:1603.05027), table 3</translation>
    </message>
    <message>
        <source>heads that attend side by side</source>
        <translation>têtes d’attention côte à côte</translation>
    </message>
    <message>
        <source>heads that attend side by side, C / num_heads channels each</source>
        <translation>têtes d’attention côte à côte, de C / num_heads canaux chacune</translation>
    </message>
    <message>
        <source>height</source>
        <translation>hauteur</translation>
    </message>
    <message>
        <source>height and width of a filter</source>
        <translation>hauteur et largeur d’un filtre</translation>
    </message>
    <message>
        <source>height and width of the depthwise filters, odd</source>
        <translation>hauteur et largeur des filtres en profondeur, impaires</translation>
    </message>
    <message>
        <source>height and width of the filters, odd</source>
        <translation>hauteur et largeur des filtres, impaires</translation>
    </message>
    <message>
        <source>height and width of the first filters</source>
        <translation>hauteur et largeur des premiers filtres</translation>
    </message>
    <message>
        <source>height and width of the output; 0 goes by scale_factor</source>
        <translation>hauteur et largeur de la sortie ; 0 s’en remet à scale_factor</translation>
    </message>
    <message>
        <source>height of the image</source>
        <translation>hauteur de l’image</translation>
    </message>
    <message>
        <source>How few parameters give AlexNet's accuracy? Replace most 3×3 filters by 1×1, let the rest see few channels, and drop the linear layers: the last convolution makes a map of each class, which is averaged. So 1.2 million are enough, 50 times fewer, though not fewer operations in 1.0. Version 1.1 (the authors', after the paper) halves the image earlier, behind a smaller first convolution, and costs 2.4 times less for the same accuracy.</source>
        <translation>Combien peu de paramètres donnent l’exactitude d’AlexNet ? Remplacer la plupart des filtres 3×3 par des 1×1, ne laisser voir aux autres que peu de canaux, et supprimer les couches linéaires : la dernière convolution fait une carte de chaque classe, dont on prend la moyenne. Ainsi 1,2 million suffisent, 50 fois moins, mais sans moins d’opérations dans la version 1.0. La version 1.1 (des auteurs, après l’article) réduit l’image plus tôt, derrière une première convolution plus petite, et coûte 2,4 fois moins pour la même exactitude.</translation>
    </message>
    <message>
        <source>how many times higher and wider</source>
        <translation>combien de fois plus haut et plus large</translation>
    </message>
    <message>
        <source>how much larger the output is</source>
        <translation>de combien la sortie est plus grande</translation>
    </message>
    <message>
        <source>How much of a vision transformer's success is attention, and how much all else? The paper starts from ResNet-50 and takes over one habit after the other: patches of 4×4 for the first layer, stages of 3, 3, 9, 3 blocks, depthwise convolutions with large windows, four times wider layers inside, GELU once a block, LayerNorm instead of batch normalisation. At the end stands a network of convolutions alone that equals Swin at the same cost, and takes images of any size without further thought.</source>
        <translation>Quelle part du succès d’un transformeur de vision revient à l’attention, et quelle part à tout le reste ? L’article part de ResNet-50 et reprend une habitude après l’autre : des patchs de 4×4 pour la première couche, des étages de 3, 3, 9, 3 blocs, des convolutions en profondeur à grandes fenêtres, des couches quatre fois plus larges à l’intérieur, GELU une fois par bloc, LayerNorm au lieu de la normalisation par lot. À la fin se tient un réseau fait de convolutions seules qui égale Swin au même coût, et prend des images de toute taille sans plus y penser.</translation>
    </message>
    <message>
        <source>how pixels are chosen</source>
        <translation>comment les pixels sont choisis</translation>
    </message>
    <message>
        <source>Images sorted in a folder: one sub-folder a class</source>
        <translation>Images rangées dans un dossier : un sous-dossier par classe</translation>
    </message>
    <message>
        <source>In `{id}`: a head for training can't lie inside a block.</source>
        <translation>Dans `{id}` : une tête réservée à l’entraînement ne peut pas se trouver dans un bloc.</translation>
    </message>
    <message>
        <source>In `{node_id}`: {message}</source>
        <translation>Dans `{node_id}` : {message}</translation>
    </message>
    <message>
        <source>in a 3×3 to {channels} channels</source>
        <translation>dans un 3×3 vers {channels} canaux</translation>
    </message>
    <message>
        <source>in MBConv</source>
        <translation>dans MBConv</translation>
    </message>
    <message>
        <source>in one window of all pixels</source>
        <translation>dans une seule fenêtre de tous les pixels</translation>
    </message>
    <message>
        <source>in the naive block</source>
        <translation>dans le bloc naïf</translation>
    </message>
    <message>
        <source>In {name}, `{lost}` would lose its port `{lost2}`: disconnect its wire there first.</source>
        <translation>Dans {name}, `{lost}` perdrait son port `{lost2}` : y débrancher d’abord son fil.</translation>
    </message>
    <message>
        <source>Inception</source>
        <translation>Inception</translation>
    </message>
    <message>
        <source>Inception v3's classifier on an inner layer, for training only (Szegedy et al. 2016, 4).</source>
        <translation>Classifieur d’Inception v3 sur une couche intermédiaire, réservé à l’entraînement (Szegedy et al. 2016, 4).</translation>
    </message>
    <message>
        <source>Inception whose 3×3 are a 1×3 and a 3×1 side by side (Szegedy et al. 2016, figure 7).</source>
        <translation>Inception dont les 3×3 sont un 1×3 et un 3×1 côte à côte (Szegedy et al. 2016, figure 7).</translation>
    </message>
    <message>
        <source>Inception with 1×1 bottlenecks (Szegedy et al. 2015, figure 2b).</source>
        <translation>Inception avec goulots 1×1 (Szegedy et al. 2015, figure 2b).</translation>
    </message>
    <message>
        <source>Inception with 7×7 taken apart into 1×7 and 7×1 (Szegedy et al. 2016, figure 6).</source>
        <translation>Inception au 7×7 décomposé en 1×7 et 7×1 (Szegedy et al. 2016, figure 6).</translation>
    </message>
    <message>
        <source>Inception with batch normalisation and 3×3 filters in the place of 5×5 (torchvision).</source>
        <translation>Inception avec normalisation par lot et filtres 3×3 à la place des 5×5 (torchvision).</translation>
    </message>
    <message>
        <source>Inception's idea of many narrow paths side by side, made regular: all paths are alike, so that they are one convolution in groups and there is nothing to tune but their number, the cardinality. A 3×3 convolution in 32 groups has 1/32 of the weights per channel, so the block can have twice the channels of ResNet's at the same cost, and is more accurate. The price is speed: grouped convolutions reuse less of what they load than their operations suggest.</source>
        <translation>L’idée d’Inception, de nombreux chemins étroits côte à côte, rendue régulière : tous les chemins sont pareils, si bien qu’ils sont une seule convolution par groupes et qu’il n’y a rien à régler que leur nombre, la cardinalité. Une convolution 3×3 en 32 groupes a 1/32 des poids par canal, et le bloc peut donc avoir deux fois les canaux de celui de ResNet au même coût, en étant plus exact. Le prix est en vitesse : les convolutions par groupes réutilisent moins ce qu’elles chargent que leurs opérations ne le laissent croire.</translation>
    </message>
    <message>
        <source>Index {index} does not exist: axis {dim} of {x} has 0 to {value}.</source>
        <translation>L’indice {index} n’existe pas : l’axe {dim} de {x} va de 0 à {value}.</translation>
    </message>
    <message>
        <source>input channels / output channels: 1/θ</source>
        <translation>canaux d’entrée / canaux de sortie : 1/θ</translation>
    </message>
    <message>
        <source>input channels / the gate's channels: 4 in Y; 0 is no gate</source>
        <translation>canaux d’entrée / canaux de la porte : 4 dans Y ; 0 : pas de porte</translation>
    </message>
    <message>
        <source>input channels / the gates' channels: 4 in Y; 0 is no gates</source>
        <translation>canaux d’entrée / canaux des portes : 4 dans Y ; 0 : pas de portes</translation>
    </message>
    <message>
        <source>Input without a wire</source>
        <translation>Entrée sans fil</translation>
    </message>
    <message>
        <source>Insert `{id}`</source>
        <translation>Insérer `{id}`</translation>
    </message>
    <message>
        <source>Insert a 1×1 convolution to {channels} channels</source>
        <translation>Insérer une convolution 1×1 vers {channels} canaux</translation>
    </message>
    <message>
        <source>Insert a 1×1 convolution to {channels} channels to {channels2} channels</source>
        <translation>Insérer une convolution 1×1 vers {channels} canaux vers {channels2} canaux</translation>
    </message>
    <message>
        <source>Insert a 1×1 convolution to {MAPS} channels</source>
        <translation>Insérer une convolution 1×1 vers {MAPS} canaux</translation>
    </message>
    <message>
        <source>Insert a 1×1 convolution to {out_channels} channels</source>
        <translation>Insérer une convolution 1×1 vers {out_channels} canaux</translation>
    </message>
    <message>
        <source>Insert a 1×1 convolution to {size} channels</source>
        <translation>Insérer une convolution 1×1 vers {size} canaux</translation>
    </message>
    <message>
        <source>Insert a 1×1 convolution with stride {strides}</source>
        <translation>Insérer une convolution 1×1 de pas {strides}</translation>
    </message>
    <message>
        <source>Insert a 1×1 convolution with stride {strides} to {channels} channels</source>
        <translation>Insérer une convolution 1×1 de pas {strides} vers {channels} canaux</translation>
    </message>
    <message>
        <source>Insert Embedding</source>
        <translation>Insérer Embedding</translation>
    </message>
    <message>
        <source>Insert Flatten</source>
        <translation>Insérer Flatten</translation>
    </message>
    <message>
        <source>Insert Flatten and Transpose: a token for each pixel</source>
        <translation>Insérer Flatten et Transpose : un jeton par pixel</translation>
    </message>
    <message>
        <source>Insert Flatten and Unflatten to {shape}</source>
        <translation>Insérer Flatten et Unflatten vers {shape}</translation>
    </message>
    <message>
        <source>Insert Flatten from axis 2</source>
        <translation>Insérer Flatten à partir de l’axe 2</translation>
    </message>
    <message>
        <source>Insert Flatten, Linear and Unflatten to {count} tokens</source>
        <translation>Insérer Flatten, Linear et Unflatten vers {count} jetons</translation>
    </message>
    <message>
        <source>Insert global average pooling and Flatten</source>
        <translation>Insérer un pooling moyen global et Flatten</translation>
    </message>
    <message>
        <source>Insert global pooling and {layers}</source>
        <translation>Insérer un pooling global et {layers}</translation>
    </message>
    <message>
        <source>Insert Linear to {shape} features</source>
        <translation>Insérer Linear vers {shape} caractéristiques</translation>
    </message>
    <message>
        <source>Insert Linear to {size} features</source>
        <translation>Insérer Linear vers {size} caractéristiques</translation>
    </message>
    <message>
        <source>Insert Mean over axis {dim}</source>
        <translation>Insérer Mean sur l’axe {dim}</translation>
    </message>
    <message>
        <source>Insert pooling to {shorthand}</source>
        <translation>Insérer un pooling vers {shorthand}</translation>
    </message>
    <message>
        <source>Insert pooling to {shorthand} and a 1×1 convolution</source>
        <translation>Insérer un pooling vers {shorthand} et une convolution 1×1</translation>
    </message>
    <message>
        <source>Insert pooling to {shorthand} and a 1×1 convolution to {channels} channels</source>
        <translation>Insérer un pooling vers {shorthand} et une convolution 1×1 vers {channels} canaux</translation>
    </message>
    <message>
        <source>Insert Reshape to {image}</source>
        <translation>Insérer Reshape vers {image}</translation>
    </message>
    <message>
        <source>Insert Reshape to {target}</source>
        <translation>Insérer Reshape vers {target}</translation>
    </message>
    <message>
        <source>Insert resizing to {size}×{size2} by adaptive pooling</source>
        <translation>Insérer un redimensionnement à {size}×{size2} par pooling adaptatif</translation>
    </message>
    <message>
        <source>Insert Slice to the first {fewest}</source>
        <translation>Insérer Slice sur les {fewest} premiers</translation>
    </message>
    <message>
        <source>Insert Slice to the first {value} tokens</source>
        <translation>Insérer Slice sur les {value} premiers jetons</translation>
    </message>
    <message>
        <source>Insert Transpose</source>
        <translation>Insérer Transpose</translation>
    </message>
    <message>
        <source>Insert Unflatten to {shape}</source>
        <translation>Insérer Unflatten vers {shape}</translation>
    </message>
    <message>
        <source>Insert Unsqueeze</source>
        <translation>Insérer Unsqueeze</translation>
    </message>
    <message>
        <source>Insert Unsqueeze: one row</source>
        <translation>Insérer Unsqueeze : une ligne</translation>
    </message>
    <message>
        <source>Insert Unsqueeze: one token</source>
        <translation>Insérer Unsqueeze : un jeton</translation>
    </message>
    <message>
        <source>Insert Unsqueeze: one window</source>
        <translation>Insérer Unsqueeze : une fenêtre</translation>
    </message>
    <message>
        <source>Insert Upsample to {rows}×{columns}</source>
        <translation>Insérer Upsample vers {rows}×{columns}</translation>
    </message>
    <message>
        <source>Insert {layers} to {channels}×1×1</source>
        <translation>Insérer {layers} vers {channels}×1×1</translation>
    </message>
    <message>
        <source>Insert {layers} to {channels}×1×1 and resizing to {shorthand}</source>
        <translation>Insérer {layers} vers {channels}×1×1 et un redimensionnement à {shorthand}</translation>
    </message>
    <message>
        <source>Insert {layers} to {target}</source>
        <translation>Insérer {layers} vers {target}</translation>
    </message>
    <message>
        <source>Insert {layer}</source>
        <translation>Insérer {layer}</translation>
    </message>
    <message>
        <source>Insert {names}</source>
        <translation>Insérer {names}</translation>
    </message>
    <message>
        <source>Insert {names} to {target}</source>
        <translation>Insérer {names} vers {target}</translation>
    </message>
    <message>
        <source>install nvidia-ml-py to read the GPU's energy</source>
        <translation>installer nvidia-ml-py pour lire l’énergie du GPU</translation>
    </message>
    <message>
        <source>Instead of one network, the paper designs a space of networks: it draws many, trains each a little, and keeps the rules that the good ones share. What is left is simple. The width grows along a straight line, rounded to a few stages; the bottleneck's ratio is 1; convolutions come in groups; depth stays near 20 blocks whatever the size. Five numbers say a whole network, which is as accurate as EfficientNet and up to five times faster on a GPU.</source>
        <translation>Au lieu d’un réseau, l’article conçoit un espace de réseaux : il en tire beaucoup, entraîne un peu chacun, et garde les règles que les bons ont en commun. Ce qui reste est simple. La largeur croît le long d’une droite, arrondie en quelques étages ; le rapport du goulot est 1 ; les convolutions vont par groupes ; la profondeur reste près de 20 blocs quelle que soit la taille. Cinq nombres disent un réseau entier, aussi exact qu’EfficientNet et jusqu’à cinq fois plus rapide sur un GPU.</translation>
    </message>
    <message>
        <source>int64 holds whole numbers, for an Embedding</source>
        <translation>int64 contient des nombres entiers, pour un Embedding</translation>
    </message>
    <message>
        <source>it sent a line of more than {value} MiB</source>
        <translation>il a envoyé une ligne de plus de {value} MiB</translation>
    </message>
    <message>
        <source>it sent what is no event, {error}</source>
        <translation>il a envoyé ce qui n’est pas un événement, {error}</translation>
    </message>
    <message>
        <source>It stands for {leaves} layers; {MAX_LEAVES} are the most.</source>
        <translation>Il représente {leaves} couches ; {MAX_LEAVES} sont le maximum.</translation>
    </message>
    <message>
        <source>Joins its inputs along the channels: the end of an Inception block (Szegedy et al. 2015).</source>
        <translation>Concatène ses entrées le long des canaux : la fin d’un bloc Inception (Szegedy et al. 2015).</translation>
    </message>
    <message>
        <source>Joins r×r neighbours of H×W×C into one place of r²·C channels (Liu et al. 2021, 3.1).</source>
        <translation>Concatène r×r voisins de H×W×C en une position de r²·C canaux (Liu et al. 2021, 3.1).</translation>
    </message>
    <message>
        <source>k, odd</source>
        <translation>k, impair</translation>
    </message>
    <message>
        <source>Keep in place</source>
        <translation>Garder en place</translation>
    </message>
    <message>
        <source>keep the axes, with size 1</source>
        <translation>garder les axes, de taille 1</translation>
    </message>
    <message>
        <source>Keeps a range of an axis, as start:stop:step does in Python.</source>
        <translation>Garde une plage d’un axe, comme start:stop:step en Python.</translation>
    </message>
    <message>
        <source>Keeps the largest value of each window of a sequence's channels.</source>
        <translation>Garde la plus grande valeur de chaque fenêtre des canaux d’une séquence.</translation>
    </message>
    <message>
        <source>Keeps the largest value of each window of a volume's channels.</source>
        <translation>Garde la plus grande valeur de chaque fenêtre des canaux d’un volume.</translation>
    </message>
    <message>
        <source>Keeps the largest value of each window of each channel.</source>
        <translation>Garde la plus grande valeur de chaque fenêtre de chaque canal.</translation>
    </message>
    <message>
        <source>Keeps the largest values of an even grid of windows of a sequence.</source>
        <translation>Garde les plus grandes valeurs d’une grille régulière de fenêtres d’une séquence.</translation>
    </message>
    <message>
        <source>Keeps the largest values of an even grid of windows of a volume.</source>
        <translation>Garde les plus grandes valeurs d’une grille régulière de fenêtres d’un volume.</translation>
    </message>
    <message>
        <source>Keeps the largest values of an even grid of windows, whatever the input's size.</source>
        <translation>Garde les plus grandes valeurs d’une grille régulière de fenêtres, quelle que soit la taille de l’entrée.</translation>
    </message>
    <message>
        <source>Keys must be as wide as queries, got {shape} and {shape2}.</source>
        <translation>Les clés doivent être aussi larges que les requêtes, reçu {shape} et {shape2}.</translation>
    </message>
    <message>
        <source>killed by signal {code}{name}</source>
        <translation>tué par le signal {code}{name}</translation>
    </message>
    <message>
        <source>killed by signal {code}{name}; was it short of memory?</source>
        <translation>tué par le signal {code}{name} ; la mémoire a-t-elle manqué ?</translation>
    </message>
    <message>
        <source>Krizhevsky et al. 2012, table 2: one network, validation set, ten crops</source>
        <translation>Krizhevsky et al. 2012, table 2 : un seul réseau, jeu de validation, dix recadrages</translation>
    </message>
    <message>
        <source>last axis; −1 is the input's last</source>
        <translation>dernier axe ; −1 est le dernier de l’entrée</translation>
    </message>
    <message>
        <source>Layers that see the outputs of all before them (Huang et al. 2017, figure 1).</source>
        <translation>Des couches qui voient les sorties de toutes les précédentes (Huang et al. 2017, figure 1).</translation>
    </message>
    <message>
        <source>layers, each on the outputs of the one below</source>
        <translation>couches, chacune sur les sorties de celle du dessous</translation>
    </message>
    <message>
        <source>Lays axes out as one: by default all but the batch, which gives a vector.</source>
        <translation>Aplatit des axes en un seul : par défaut tous sauf le lot, ce qui donne un vecteur.</translation>
    </message>
    <message>
        <source>Lays inputs of one shape beside each other along a new axis.</source>
        <translation>Pose des entrées de même forme côte à côte le long d’un nouvel axe.</translation>
    </message>
    <message>
        <source>learn a factor for each channel instead of one for all</source>
        <translation>apprendre un facteur par canal plutôt qu’un pour tous</translation>
    </message>
    <message>
        <source>learn a scale and an offset per channel</source>
        <translation>apprendre une échelle et un décalage par canal</translation>
    </message>
    <message>
        <source>learn a scale for each element</source>
        <translation>apprendre une échelle pour chaque élément</translation>
    </message>
    <message>
        <source>learn an offset per channel, as well as a scale</source>
        <translation>apprendre un décalage par canal, en plus d’une échelle</translation>
    </message>
    <message>
        <source>learn an offset too, where a scale is learned</source>
        <translation>apprendre aussi un décalage, là où une échelle est apprise</translation>
    </message>
    <message>
        <source>learned offsets</source>
        <translation>décalages appris</translation>
    </message>
    <message>
        <source>learned offsets of the projections</source>
        <translation>décalages appris des projections</translation>
    </message>
    <message>
        <source>Learned places, encoder blocks, a last normalisation (Dosovitskiy 2021, figure 1).</source>
        <translation>Positions apprises, blocs d’encodeur, une dernière normalisation (Dosovitskiy 2021, figure 1).</translation>
    </message>
    <message>
        <source>left, right, top, bottom; two an axis</source>
        <translation>gauche, droite, haut, bas ; deux par axe</translation>
    </message>
    <message>
        <source>length</source>
        <translation>longueur</translation>
    </message>
    <message>
        <source>length of a vector</source>
        <translation>longueur d’un vecteur</translation>
    </message>
    <message>
        <source>let the last window run over the edge</source>
        <translation>laisser la dernière fenêtre dépasser le bord</translation>
    </message>
    <message>
        <source>Limits values to 0 … 6, as MobileNets do (Krizhevsky 2010).</source>
        <translation>Limite les valeurs à 0 … 6, comme les MobileNets (Krizhevsky 2010).</translation>
    </message>
    <message>
        <source>Line {number} of {name} is no point of a sweep: name another file.</source>
        <translation>La ligne {number} de {name} n’est pas un point de balayage : nommer un autre fichier.</translation>
    </message>
    <message>
        <source>Linear</source>
        <translation>Linéaire</translation>
    </message>
    <message>
        <source>Linear wants a vector, got {x}: flatten it first ({str} = {numel} features).</source>
        <translation>Linear demande un vecteur, reçu {x} : l’aplatir d’abord ({str} = {numel} caractéristiques).</translation>
    </message>
    <message>
        <source>log(1 + e^(beta·x))/beta: a smooth ReLU (Dugas et al. 2001).</source>
        <translation>log(1 + e^(beta·x))/beta : une ReLU lisse (Dugas et al. 2001).</translation>
    </message>
    <message>
        <source>Long short-term memory: a cell's state is kept behind gates (Hochreiter, Schmidhuber 1997).</source>
        <translation>Longue mémoire à court terme : l’état d’une cellule est gardé par des portes (Hochreiter, Schmidhuber 1997).</translation>
    </message>
    <message>
        <source>M: height and width of a window</source>
        <translation>M : hauteur et largeur d’une fenêtre</translation>
    </message>
    <message>
        <source>M: height and width of a window and of the grid</source>
        <translation>M : hauteur et largeur d’une fenêtre et de la grille</translation>
    </message>
    <message>
        <source>M: height and width of a window or of the grid</source>
        <translation>M : hauteur et largeur d’une fenêtre ou de la grille</translation>
    </message>
    <message>
        <source>M: height and width of a window, whose places are the tokens</source>
        <translation>M : hauteur et largeur d’une fenêtre, dont les positions sont les jetons</translation>
    </message>
    <message>
        <source>Made to label each pixel of a street in real time on an embedded board: the first two blocks already shrink the image by four, where a pixel costs little, and dilated and asymmetric filters then see far without further shrinking. The comparison of Canziani et al. takes its encoder as a classifier, the most accurate per parameter of all. How theirs ends is not printed; here it is the average of each map and one linear layer. The encoder is table 1's, block by block; ENet's own decoder and its accuracies are of segmentation (Cityscapes, CamVid, SUN RGB-D), so that none is stated here.</source>
        <translation>Fait pour étiqueter chaque pixel d’une rue en temps réel sur une carte embarquée : les deux premiers blocs réduisent déjà l’image par quatre, là où un pixel coûte peu, et des filtres dilatés et asymétriques voient ensuite loin sans réduction de plus. La comparaison de Canziani et al. prend son encodeur comme classifieur, le plus exact de tous par paramètre. Comment le leur se termine n’est pas imprimé ; ici, c’est par la moyenne de chaque carte et une couche linéaire. L’encodeur est celui de la table 1, bloc par bloc ; le décodeur d’ENet et ses exactitudes sont de segmentation (Cityscapes, CamVid, SUN RGB-D), si bien qu’aucune n’est donnée ici.</translation>
    </message>
    <message>
        <source>MatMul wants a matrix, got {x} at in{value} (rank {rank}).</source>
        <translation>MatMul demande une matrice, reçu {x} en in{value} (rang {rank}).</translation>
    </message>
    <message>
        <source>MatMul wants as many axes as {left} at in1, got {x} at in{value} (rank {rank}).</source>
        <translation>MatMul demande autant d’axes que {left} en in1, reçu {x} en in{value} (rang {rank}).</translation>
    </message>
    <message>
        <source>MatMul wants as many rows at in2 as in1 has columns: {shape} ≠ {shape2}, in1 is {left}, in2 is {right}.</source>
        <translation>MatMul demande autant de lignes en in2 que in1 a de colonnes : {shape} ≠ {shape2}, in1 est {left}, in2 est {right}.</translation>
    </message>
    <message>
        <source>MatMul wants the same sizes before the last two axes, got {left} and {right}.</source>
        <translation>MatMul demande les mêmes tailles avant les deux derniers axes, reçu {left} et {right}.</translation>
    </message>
    <message>
        <source>Matrix product in1 · in2 over the last two axes: (…, A, B) · (…, B, C) gives (…, A, C).</source>
        <translation>Produit de matrices in1 · in2 sur les deux derniers axes : (…, A, B) · (…, B, C) donne (…, A, C).</translation>
    </message>
    <message>
        <source>MBConv with a normalisation in front and a shortcut at every stride (Tu et al. 2022, 3.3).</source>
        <translation>MBConv avec une normalisation en tête et un raccourci à chaque pas (Tu et al. 2022, 3.3).</translation>
    </message>
    <message>
        <source>MBConv with one full 3×3 for the 1×1 and the depthwise (Tan and Le 2021, v2, figure 2).</source>
        <translation>MBConv avec un seul 3×3 complet pour le 1×1 et la profondeur (Tan et Le 2021, v2, figure 2).</translation>
    </message>
    <message>
        <source>MBConv, attention in windows, attention along a grid: near, then far (Tu et al. 2022).</source>
        <translation>MBConv, attention dans des fenêtres, attention le long d’une grille : près, puis loin (Tu et al. 2022).</translation>
    </message>
    <message>
        <source>mean of the outputs' squares</source>
        <translation>moyenne des carrés des sorties</translation>
    </message>
    <message>
        <source>Measuring arithmetic</source>
        <translation>Mesure du calcul</translation>
    </message>
    <message>
        <source>Measuring memory</source>
        <translation>Mesure de la mémoire</translation>
    </message>
    <message>
        <source>memory ran out</source>
        <translation>plus assez de mémoire</translation>
    </message>
    <message>
        <source>Mend {done}: {kind}</source>
        <translation>Réparer {done} : {kind}</translation>
    </message>
    <message>
        <source>Merging</source>
        <translation>Fusion</translation>
    </message>
    <message>
        <source>Mixes the channels of groups, so that the next grouped convolution sees all (Zhang 2018).</source>
        <translation>Mélange les canaux des groupes, pour que la prochaine convolution groupée les voie tous (Zhang 2018).</translation>
    </message>
    <message>
        <source>MNASNet's inverted residual: MBConv3 or MBConv6, 3×3 or 5×5 (Tan et al. 2019, figure 7).</source>
        <translation>Résidu inversé de MNASNet : MBConv3 ou MBConv6, 3×3 ou 5×5 (Tan et al. 2019, figure 7).</translation>
    </message>
    <message>
        <source>MNIST: the four idx files, plain or .gz, in a folder</source>
        <translation>MNIST : les quatre fichiers idx, tels quels ou .gz, dans un dossier</translation>
    </message>
    <message>
        <source>Mobile</source>
        <translation>Mobile</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Déplacer</translation>
    </message>
    <message>
        <source>Move `{id}` behind `{id2}`</source>
        <translation>Déplacer `{id}` derrière `{id2}`</translation>
    </message>
    <message>
        <source>Moves the values along axes; what leaves at one end enters at the other.</source>
        <translation>Décale les valeurs le long d’axes ; ce qui sort d’un bout rentre par l’autre.</translation>
    </message>
    <message>
        <source>Multiplies each channel by a learned factor that begins near zero (Touvron et al. 2021).</source>
        <translation>Multiplie chaque canal par un facteur appris qui commence près de zéro (Touvron et al. 2021).</translation>
    </message>
    <message>
        <source>Multiplies its inputs element by element; a gate C×1×1 scales the channels of an image.</source>
        <translation>Multiplie ses entrées élément par élément ; une porte C×1×1 pondère les canaux d’une image.</translation>
    </message>
    <message>
        <source>My blocks</source>
        <translation>Mes blocs</translation>
    </message>
    <message>
        <source>negative values tend to −alpha</source>
        <translation>les valeurs négatives tendent vers −alpha</translation>
    </message>
    <message>
        <source>Nine Inception blocks look at each place with filters of several sizes; 1×1 convolutions control the depth, which would otherwise grow with every block: 7 million parameters against VGG's 138. Two auxiliary heads at blocks 3 and 6 bring gradient to the middle of the network in training and are left out of inference.</source>
        <translation>Neuf blocs Inception regardent chaque endroit avec des filtres de plusieurs tailles ; des convolutions 1×1 tiennent la profondeur, qui croîtrait sinon à chaque bloc : 7 millions de paramètres contre les 138 de VGG. Deux têtes auxiliaires aux blocs 3 et 6 apportent du gradient au milieu du réseau à l’entraînement et sont omises à l’inférence.</translation>
    </message>
    <message>
        <source>nn.CrossEntropyLoss wants scores and applies the softmax itself.</source>
        <translation>nn.CrossEntropyLoss attend des scores et applique le softmax elle-même.</translation>
    </message>
    <message>
        <source>No axis of {x} would be left, only a lone number.</source>
        <translation>Il ne resterait aucun axe de {x}, seulement un nombre.</translation>
    </message>
    <message>
        <source>No channel is left: ⌊{channels}/{reduction}⌋ = 0.</source>
        <translation>Il ne reste aucun canal : ⌊{channels}/{reduction}⌋ = 0.</translation>
    </message>
    <message>
        <source>No convolution but the first, which only cuts the image into patches: each becomes a token, as a word does in a text, and every token attends to every other from the first layer on. The network is told nothing of neighbourhood or of scale; it has to learn that, from 300 million images or by heavy augmentation, and then overtakes networks that were told. A learned token in front gathers what the image is. Attention compares all pairs of tokens: half the patch's side means four times the tokens and sixteen times the pairs, and an image of another size needs other learned places.</source>
        <translation>Aucune convolution que la première, qui ne fait que découper l’image en patchs : chacun devient un jeton, comme un mot dans un texte, et chaque jeton porte attention à tous les autres dès la première couche. Rien n’est dit au réseau du voisinage ni de l’échelle ; il doit les apprendre, de 300 millions d’images ou d’une forte augmentation, et dépasse alors les réseaux à qui on l’avait dit. Un jeton appris, placé en tête, rassemble ce qu’est l’image. L’attention compare toutes les paires de jetons : un patch de côté deux fois plus petit veut dire quatre fois plus de jetons et seize fois plus de paires, et une image d’une autre taille demande d’autres positions apprises.</translation>
    </message>
    <message>
        <source>no counter is known for {kind}</source>
        <translation>aucun compteur n’est connu pour {kind}</translation>
    </message>
    <message>
        <source>No {kind}</source>
        <translation>Pas d’{kind}</translation>
    </message>
    <message>
        <source>Node `{id}` can be repeated 1 to {MAX_REPEAT} times.</source>
        <translation>Le nœud `{id}` peut être répété de 1 à {MAX_REPEAT} fois.</translation>
    </message>
    <message>
        <source>Node `{id}` has changed: it can't be removed as it was.</source>
        <translation>Le nœud `{id}` a changé : il ne peut pas être retiré tel qu’il était.</translation>
    </message>
    <message>
        <source>Node `{id}` still has wires: disconnect them first.</source>
        <translation>Le nœud `{id}` a encore des fils : les détacher d’abord.</translation>
    </message>
    <message>
        <source>Node `{node_id}` has changed: it can't be replaced as it was.</source>
        <translation>Le nœud `{node_id}` a changé : il ne peut pas être remplacé tel qu’il était.</translation>
    </message>
    <message>
        <source>normalise before the reduction, as the first version does</source>
        <translation>normaliser avant la réduction, comme la première version</translation>
    </message>
    <message>
        <source>normalise over all axes but the batch, not over the last alone</source>
        <translation>normaliser sur tous les axes sauf le lot, pas seulement sur le dernier</translation>
    </message>
    <message>
        <source>Normalises each channel by the batch's mean and variance (Ioffe and Szegedy 2015).</source>
        <translation>Normalise chaque canal par la moyenne et la variance du lot (Ioffe et Szegedy 2015).</translation>
    </message>
    <message>
        <source>Normalises each channel of a sequence by itself.</source>
        <translation>Normalise chaque canal d’une séquence séparément.</translation>
    </message>
    <message>
        <source>Normalises each channel of a volume by itself.</source>
        <translation>Normalise chaque canal d’un volume séparément.</translation>
    </message>
    <message>
        <source>Normalises each channel of each image by itself: style transfer (Ulyanov et al. 2016).</source>
        <translation>Normalise chaque canal de chaque image séparément : transfert de style (Ulyanov et al. 2016).</translation>
    </message>
    <message>
        <source>Normalises groups of channels of each sample by itself (Wu and He 2018).</source>
        <translation>Normalise des groupes de canaux de chaque échantillon séparément (Wu et He 2018).</translation>
    </message>
    <message>
        <source>Normalises over the last axis, each token by itself (Ba et al. 2016).</source>
        <translation>Normalise sur le dernier axe, chaque jeton séparément (Ba et al. 2016).</translation>
    </message>
    <message>
        <source>Normalises the channels of an image at each pixel by itself (Liu et al. 2022, ConvNeXt).</source>
        <translation>Normalise les canaux d’une image à chaque pixel séparément (Liu et al. 2022, ConvNeXt).</translation>
    </message>
    <message>
        <source>Normalization</source>
        <translation>Normalisation</translation>
    </message>
    <message>
        <source>not a request: {error}</source>
        <translation>pas une requête : {error}</translation>
    </message>
    <message>
        <source>not an event: {error}</source>
        <translation>pas un événement : {error}</translation>
    </message>
    <message>
        <source>Nothing learned lies between them: the second changes nothing, or both act as one.</source>
        <translation>Rien n’est appris entre elles : la seconde ne change rien, ou les deux agissent comme une seule.</translation>
    </message>
    <message>
        <source>Nothing lies in {start}:{value} of axis {dim} of {x}, which has 0 to {value2}.</source>
        <translation>Il n’y a rien dans {start}:{value} de l’axe {dim} de {x}, qui va de 0 à {value2}.</translation>
    </message>
    <message>
        <source>Nothing takes {names} of `{id}`: {share} % of its values are dropped.</source>
        <translation>Rien ne prend {names} de `{id}` : {share} % de ses valeurs sont perdues.</translation>
    </message>
    <message>
        <source>Nothing to paste. {error}</source>
        <translation>Rien à coller. {error}</translation>
    </message>
    <message>
        <source>number of classes</source>
        <translation>nombre de classes</translation>
    </message>
    <message>
        <source>number of filters</source>
        <translation>nombre de filtres</translation>
    </message>
    <message>
        <source>number of parts</source>
        <translation>nombre de parts</translation>
    </message>
    <message>
        <source>Numbers of epochs and batch size start at 1.</source>
        <translation>Le nombre d’époques et la taille du lot commencent à 1.</translation>
    </message>
    <message>
        <source>Numbers of repeats start at 1.</source>
        <translation>Le nombre de répétitions commence à 1.</translation>
    </message>
    <message>
        <source>NVML, whole board</source>
        <translation>NVML, carte entière</translation>
    </message>
    <message>
        <source>of the gate (σ)</source>
        <translation>de la porte (σ)</translation>
    </message>
    <message>
        <source>One half of an axis, gated by the sigmoid of the other (Dauphin et al. 2017).</source>
        <translation>Une moitié d’un axe, filtrée par la sigmoïde de l’autre (Dauphin et al. 2017).</translation>
    </message>
    <message>
        <source>one learned offset per filter</source>
        <translation>un décalage appris par filtre</translation>
    </message>
    <message>
        <source>one learned offset per output</source>
        <translation>un décalage appris par sortie</translation>
    </message>
    <message>
        <source>one of {str}</source>
        <translation>l’un de {str}</translation>
    </message>
    <message>
        <source>One question asked six times: what does depth alone bring? Every filter is 3×3, because two of them see 5×5 and three see 7×7 with 27/49 of the weights and two more non-linearities. C puts 1×1 convolutions where D has 3×3: it is better than B, for the non-linearities, and worse than D, for what lies around a pixel. A-LRN shows that local response normalisation brings nothing. It costs memory and time: D does some 20 times AlexNet's operations, and 124 of its 138 million parameters are the linear layers'.</source>
        <translation>Une seule question posée six fois : qu’apporte la profondeur seule ? Chaque filtre est 3×3, parce que deux d’entre eux voient 5×5 et que trois voient 7×7 avec les 27/49 des poids et deux non-linéarités de plus. C met des convolutions 1×1 là où D a du 3×3 : il est meilleur que B, pour les non-linéarités, et moins bon que D, pour ce qui entoure un pixel. A-LRN montre que la normalisation de réponse locale n’apporte rien. Le prix est en mémoire et en temps : D fait quelque 20 fois les opérations d’AlexNet, et 124 de ses 138 millions de paramètres sont ceux des couches linéaires.</translation>
    </message>
    <message>
        <source>one to eight sizes such as 3, 224, 224</source>
        <translation>une à huit tailles telles que 3, 224, 224</translation>
    </message>
    <message>
        <source>one to eight whole numbers</source>
        <translation>un à huit nombres entiers</translation>
    </message>
    <message>
        <source>one to eight whole numbers of at least {min}</source>
        <translation>un à huit nombres entiers d’au moins {min}</translation>
    </message>
    <message>
        <source>one whole number or one in brackets{words}</source>
        <translation>un nombre entier ou un entre parenthèses{words}</translation>
    </message>
    <message>
        <source>one whole number or {value}{words}</source>
        <translation>un nombre entier ou {value}{words}</translation>
    </message>
    <message>
        <source>ONNX Runtime can't start its {providers} and would fall back to {used}: install what it needs, or choose backend pytorch.</source>
        <translation>ONNX Runtime ne peut pas lancer {providers} et se rabattrait sur {used} : installer ce qu’il lui faut, ou choisir le backend pytorch.</translation>
    </message>
    <message>
        <source>ONNX Runtime runs inference only: choose that mode, or backend pytorch.</source>
        <translation>ONNX Runtime ne fait que l’inférence : choisir ce mode, ou le backend pytorch.</translation>
    </message>
    <message>
        <source>ONNX Runtime runs our ONNX file, in float32 and a layout of its own choice: leave dtype, layout, compile and CUDA graphs alone, or choose backend pytorch.</source>
        <translation>ONNX Runtime exécute notre fichier ONNX, en float32 et dans une disposition de son choix : ne pas toucher au dtype, à la disposition, à la compilation ni aux graphes CUDA, ou choisir le backend pytorch.</translation>
    </message>
    <message>
        <source>Operations predict the speed of a telephone badly, so the search measured real latency and traded it against accuracy. Each stack of inverted residuals could choose its own kernel, expansion and depth, instead of one cell for all: 5×5 filters where they pay, narrow expansions where the image is large. More accurate than MobileNet v2 at the same latency; the price is the search, thousands of trained networks.</source>
        <translation>Les opérations prédisent mal la vitesse d’un téléphone ; la recherche a donc mesuré la vraie latence et l’a mise en balance avec l’exactitude. Chaque pile de résidus inversés pouvait choisir son propre noyau, son expansion et sa profondeur, au lieu d’une seule cellule pour toutes : des filtres 5×5 là où ils paient, des expansions étroites là où l’image est grande. Plus exact que MobileNet v2 à latence égale ; le prix est la recherche, des milliers de réseaux entraînés.</translation>
    </message>
    <message>
        <source>output channels / channels</source>
        <translation>canaux de sortie / canaux</translation>
    </message>
    <message>
        <source>Pad with zeros</source>
        <translation>Remplir avec des zéros</translation>
    </message>
    <message>
        <source>Padding takes the whole {axes} off: ({spatial} − 1)·{stride} − 2·{padding} + {reach} + {output_padding} = {size} &lt; 1.</source>
        <translation>Le remplissage enlève toute la dimension ({axes}) : ({spatial} − 1)·{stride} − 2·{padding} + {reach} + {output_padding} = {size} &lt; 1.</translation>
    </message>
    <message>
        <source>Padding that keeps the size needs a stride of 1, not {stride}.</source>
        <translation>Un remplissage qui conserve la taille demande un pas de 1, pas {stride}.</translation>
    </message>
    <message>
        <source>Padding {padding} is more than half the window: at most ⌊{kernel_size}/2⌋ = {limit}.</source>
        <translation>Le remplissage {padding} dépasse la moitié de la fenêtre : au plus ⌊{kernel_size}/2⌋ = {limit}.</translation>
    </message>
    <message>
        <source>Parameter `{name}` says more than {type_name} knows.</source>
        <translation>Le paramètre `{name}` en dit plus que {type_name} n’en connaît.</translation>
    </message>
    <message>
        <source>Parameter `{name}`: {error}.</source>
        <translation>Paramètre `{name}` : {error}.</translation>
    </message>
    <message>
        <source>Paste {count} nodes</source>
        <translation>Coller {count} nœuds</translation>
    </message>
    <message>
        <source>pixels that the windows are moved by, down and right; M / 2, or 0</source>
        <translation>pixels dont les fenêtres sont décalées, vers le bas et la droite ; M / 2, ou 0</translation>
    </message>
    <message>
        <source>pixels that the windows are moved by; M / 2 in every second block</source>
        <translation>pixels dont les fenêtres sont décalées ; M / 2 un bloc sur deux</translation>
    </message>
    <message>
        <source>place of the new axis, counting the batch as 0</source>
        <translation>place du nouvel axe, le lot étant 0</translation>
    </message>
    <message>
        <source>places to move by, one number an axis</source>
        <translation>décalages, un nombre par axe</translation>
    </message>
    <message>
        <source>Plain networks got worse with depth, in training too: the optimisation was too hard. A block with a shortcut has only to learn what to add to its input and can begin as the identity, so a hundred layers and more can be trained. From 50 layers on 1×1 convolutions narrow the input of the 3×3. There is almost no pooling: strides halve the image.</source>
        <translation>Les réseaux simples empiraient avec la profondeur, à l’entraînement aussi : l’optimisation était trop difficile. Un bloc avec un raccourci n’a qu’à apprendre ce qu’il faut ajouter à son entrée et peut commencer comme l’identité, si bien que cent couches et plus peuvent être entraînées. À partir de 50 couches, des convolutions 1×1 rétrécissent l’entrée des 3×3. Il n’y a presque pas de pooling : c’est le pas qui réduit l’image de moitié.</translation>
    </message>
    <message>
        <source>Pooling</source>
        <translation>Pooling</translation>
    </message>
    <message>
        <source>Pooling a 1×1 map</source>
        <translation>Pooling d’une carte 1×1</translation>
    </message>
    <message>
        <source>Pooling that halves the image, then two convolutions: a step down (figure 1, left).</source>
        <translation>Un pooling qui divise l’image par deux, puis deux convolutions : un pas vers le bas (figure 1, à gauche).</translation>
    </message>
    <message>
        <source>Port `{target_port}` of `{target}` is taken: disconnect its wire first.</source>
        <translation>Le port `{target_port}` de `{target}` est pris : détacher d’abord son fil.</translation>
    </message>
    <message>
        <source>probability to drop a channel of the branch</source>
        <translation>probabilité d’écarter un canal de la branche</translation>
    </message>
    <message>
        <source>probability to drop a sample's branch</source>
        <translation>probabilité d’écarter la branche d’un échantillon</translation>
    </message>
    <message>
        <source>probability to drop a value</source>
        <translation>probabilité d’écarter une valeur</translation>
    </message>
    <message>
        <source>probability to drop a value of a branch</source>
        <translation>probabilité d’écarter une valeur d’une branche</translation>
    </message>
    <message>
        <source>probability to drop a value of the result</source>
        <translation>probabilité d’écarter une valeur du résultat</translation>
    </message>
    <message>
        <source>probability to drop an attention weight</source>
        <translation>probabilité d’écarter un poids d’attention</translation>
    </message>
    <message>
        <source>probability to leave a branch out in training</source>
        <translation>probabilité d’omettre une branche à l’entraînement</translation>
    </message>
    <message>
        <source>probability to leave the branch out in training</source>
        <translation>probabilité d’omettre la branche à l’entraînement</translation>
    </message>
    <message>
        <source>probability to zero a channel</source>
        <translation>probabilité de mettre un canal à zéro</translation>
    </message>
    <message>
        <source>probability to zero a value</source>
        <translation>probabilité de mettre une valeur à zéro</translation>
    </message>
    <message>
        <source>probability to zero a value between layers</source>
        <translation>probabilité de mettre à zéro une valeur entre les couches</translation>
    </message>
    <message>
        <source>profile() has no setting `{name}`: it has {known}.</source>
        <translation>profile() n’a pas de réglage `{name}` : il a {known}.</translation>
    </message>
    <message>
        <source>profile() takes `python` for another computer: name it by `host`.</source>
        <translation>profile() prend `python` pour un autre ordinateur : le nommer par `host`.</translation>
    </message>
    <message>
        <source>Puts a learned token in front of the tokens T×C (Devlin 2019; Dosovitskiy 2021, section 3.1).</source>
        <translation>Met un jeton appris devant les jetons T×C (Devlin 2019 ; Dosovitskiy 2021, section 3.1).</translation>
    </message>
    <message>
        <source>Puts in an axis of size 1.</source>
        <translation>Insère un axe de taille 1.</translation>
    </message>
    <message>
        <source>Puts the axes into another order: 2, 3, 1 turns C×H×W into H×W×C.</source>
        <translation>Met les axes dans un autre ordre : 2, 3, 1 change C×H×W en H×W×C.</translation>
    </message>
    <message>
        <source>Puts windows G×M²×C together to an image C×H×W: the reverse of WindowPartition.</source>
        <translation>Assemble des fenêtres G×M²×C en une image C×H×W : l’inverse de WindowPartition.</translation>
    </message>
    <message>
        <source>PyTorch can't be loaded: {error}. Install it again.</source>
        <translation>PyTorch ne peut pas être chargé : {error}. Le réinstaller.</translation>
    </message>
    <message>
        <source>r: height and width of what is joined</source>
        <translation>r : hauteur et largeur de ce qui est concaténé</translation>
    </message>
    <message>
        <source>r: how many times higher and wider</source>
        <translation>r : combien de fois plus haut et plus large</translation>
    </message>
    <message>
        <source>r: how many times lower and narrower</source>
        <translation>r : combien de fois plus bas et plus étroit</translation>
    </message>
    <message>
        <source>RAPL's counters can be read by root alone here</source>
        <translation>seul root peut lire ici les compteurs RAPL</translation>
    </message>
    <message>
        <source>RAPL, CPU packages</source>
        <translation>RAPL, processeurs entiers</translation>
    </message>
    <message>
        <source>Re-route</source>
        <translation>Réacheminer</translation>
    </message>
    <message>
        <source>Reading image files wants Pillow: pip install pillow.</source>
        <translation>Lire des images demande Pillow : pip install pillow.</translation>
    </message>
    <message>
        <source>Reading the data</source>
        <translation>Lecture des données</translation>
    </message>
    <message>
        <source>Recording a forward pass</source>
        <translation>Enregistrement d’une passe avant</translation>
    </message>
    <message>
        <source>Recurrent</source>
        <translation>Récurrent</translation>
    </message>
    <message>
        <source>RegNetX with a squeeze-and-excitation gate in each block: the paper's last step, which brings about one point of accuracy for hardly any operations. Its widths follow a line of their own, searched for again. The three largest were later pre-trained on billions of tagged photographs (SWAG, Singh et al. 2022) and fine-tuned at 384 pixels: set image_size for those weights.</source>
        <translation>RegNetX avec une porte squeeze-and-excitation dans chaque bloc : le dernier pas de l’article, qui apporte environ un point d’exactitude pour presque aucune opération. Ses largeurs suivent une droite à elles, cherchée à nouveau. Les trois plus grands ont plus tard été préentraînés sur des milliards de photographies étiquetées (SWAG, Singh et al. 2022), puis affinés à 384 pixels : donner cette valeur à image_size pour ces poids.</translation>
    </message>
    <message>
        <source>Regularization</source>
        <translation>Régularisation</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>Relâcher</translation>
    </message>
    <message>
        <source>ReLU6(x + 3)/6: a sigmoid of straight lines (Howard et al. 2019, section 5.2).</source>
        <translation>ReLU6(x + 3)/6 : une sigmoïde faite de segments (Howard et al. 2019, section 5.2).</translation>
    </message>
    <message>
        <source>Remove `{id}`</source>
        <translation>Retirer `{id}`</translation>
    </message>
    <message>
        <source>Remove `{last}`</source>
        <translation>Retirer `{last}`</translation>
    </message>
    <message>
        <source>Remove parameter {name}</source>
        <translation>Retirer le paramètre {name}</translation>
    </message>
    <message>
        <source>Remove the branch of {count} nodes</source>
        <translation>Retirer la branche de {count} nœuds</translation>
    </message>
    <message>
        <source>Rename `{node_id}` to `{new_id}`</source>
        <translation>Renommer `{node_id}` en `{new_id}`</translation>
    </message>
    <message>
        <source>Rename to {name}</source>
        <translation>Renommer en {name}</translation>
    </message>
    <message>
        <source>Repeat `{id}` ×{repeat}</source>
        <translation>Répéter `{id}` ×{repeat}</translation>
    </message>
    <message>
        <source>Repeat {nodes} nodes</source>
        <translation>Répéter {nodes} nœuds</translation>
    </message>
    <message>
        <source>Replaces negative values by zero (Nair and Hinton 2010).</source>
        <translation>Remplace les valeurs négatives par zéro (Nair et Hinton 2010).</translation>
    </message>
    <message>
        <source>Reshaping</source>
        <translation>Remise en forme</translation>
    </message>
    <message>
        <source>Residual</source>
        <translation>Résiduel</translation>
    </message>
    <message>
        <source>Resize frame</source>
        <translation>Redimensionner le cadre</translation>
    </message>
    <message>
        <source>Resize note</source>
        <translation>Redimensionner la note</translation>
    </message>
    <message>
        <source>Resizes an image by its nearest or, with weights, its four nearest pixels.</source>
        <translation>Redimensionne une image par son pixel le plus proche ou, avec pondération, par ses quatre plus proches.</translation>
    </message>
    <message>
        <source>Roll along {count} of them</source>
        <translation>Décaler le long de {count} d’entre eux</translation>
    </message>
    <message>
        <source>Running it in ONNX Runtime</source>
        <translation>Exécution dans ONNX Runtime</translation>
    </message>
    <message>
        <source>Scales negative values by a learned factor (He et al. 2015, section 2.1).</source>
        <translation>Multiplie les valeurs négatives par un facteur appris (He et al. 2015, section 2.1).</translation>
    </message>
    <message>
        <source>Scales negative values down instead of dropping them (Maas et al. 2013).</source>
        <translation>Réduit les valeurs négatives au lieu de les écarter (Maas et al. 2013).</translation>
    </message>
    <message>
        <source>Segmentation</source>
        <translation>Segmentation</translation>
    </message>
    <message>
        <source>Select layers to group; an Input and an Output stay outside.</source>
        <translation>Sélectionner des couches à grouper ; Input et Output restent dehors.</translation>
    </message>
    <message>
        <source>Select would leave a lone number of the vector {x}: Slice keeps its axis.</source>
        <translation>Select ne laisserait qu’un nombre du vecteur {x} : Slice garde son axe.</translation>
    </message>
    <message>
        <source>Set channels to {channels}</source>
        <translation>Mettre channels à {channels}</translation>
    </message>
    <message>
        <source>Set dim to {axis}</source>
        <translation>Mettre dim à {axis}</translation>
    </message>
    <message>
        <source>Set dim to {value}</source>
        <translation>Mettre dim à {value}</translation>
    </message>
    <message>
        <source>Set dims to at most {rank}</source>
        <translation>Mettre dims au plus à {rank}</translation>
    </message>
    <message>
        <source>Set dims to {named}</source>
        <translation>Mettre dims à {named}</translation>
    </message>
    <message>
        <source>Set dims to {named} and keep them</source>
        <translation>Mettre dims à {named} et les garder</translation>
    </message>
    <message>
        <source>Set dims to {str}</source>
        <translation>Mettre dims à {str}</translation>
    </message>
    <message>
        <source>Set downscale_factor to {common}</source>
        <translation>Mettre downscale_factor à {common}</translation>
    </message>
    <message>
        <source>Set dtype of `{id}` to {dtype}</source>
        <translation>Mettre dtype de `{id}` à {dtype}</translation>
    </message>
    <message>
        <source>Set end_dim to −1</source>
        <translation>Mettre end_dim à −1</translation>
    </message>
    <message>
        <source>Set group_width to {fitting}</source>
        <translation>Mettre group_width à {fitting}</translation>
    </message>
    <message>
        <source>Set groups to {common}</source>
        <translation>Mettre groups à {common}</translation>
    </message>
    <message>
        <source>Set height to {height} and width to {width}</source>
        <translation>Mettre height à {height} et width à {width}</translation>
    </message>
    <message>
        <source>Set index to −1, the last</source>
        <translation>Mettre index à −1, le dernier</translation>
    </message>
    <message>
        <source>Set keepdim to true</source>
        <translation>Mettre keepdim à true</translation>
    </message>
    <message>
        <source>Set kernel_size of `{id}` to {value}</source>
        <translation>Mettre kernel_size de `{id}` à {value}</translation>
    </message>
    <message>
        <source>Set kernel_size of `{id}` to {value}, padding to {value2}</source>
        <translation>Mettre kernel_size de `{id}` à {value}, padding à {value2}</translation>
    </message>
    <message>
        <source>Set kernel_size to {smaller}</source>
        <translation>Mettre kernel_size à {smaller}</translation>
    </message>
    <message>
        <source>Set kernel_size to {smaller} without padding</source>
        <translation>Mettre kernel_size à {smaller} sans remplissage</translation>
    </message>
    <message>
        <source>Set kernel_size to {value}</source>
        <translation>Mettre kernel_size à {value}</translation>
    </message>
    <message>
        <source>Set mode to replicate</source>
        <translation>Mettre mode à replicate</translation>
    </message>
    <message>
        <source>Set num_groups to 1</source>
        <translation>Mettre num_groups à 1</translation>
    </message>
    <message>
        <source>Set num_groups to {common}</source>
        <translation>Mettre num_groups à {common}</translation>
    </message>
    <message>
        <source>Set num_heads to {common}</source>
        <translation>Mettre num_heads à {common}</translation>
    </message>
    <message>
        <source>Set out_channels to {channels}</source>
        <translation>Mettre out_channels à {channels}</translation>
    </message>
    <message>
        <source>Set out_channels to {out_channels}</source>
        <translation>Mettre out_channels à {out_channels}</translation>
    </message>
    <message>
        <source>Set out_channels to {rounded}</source>
        <translation>Mettre out_channels à {rounded}</translation>
    </message>
    <message>
        <source>Set output_padding to {largest}</source>
        <translation>Mettre output_padding à {largest}</translation>
    </message>
    <message>
        <source>Set padding to 0</source>
        <translation>Mettre padding à 0</translation>
    </message>
    <message>
        <source>Set padding to 1</source>
        <translation>Mettre padding à 1</translation>
    </message>
    <message>
        <source>Set padding to {half}</source>
        <translation>Mettre padding à {half}</translation>
    </message>
    <message>
        <source>Set padding to {limit}</source>
        <translation>Mettre padding à {limit}</translation>
    </message>
    <message>
        <source>Set padding to {needed}</source>
        <translation>Mettre padding à {needed}</translation>
    </message>
    <message>
        <source>Set padding to {str}</source>
        <translation>Mettre padding à {str}</translation>
    </message>
    <message>
        <source>Set reduction to {channels}</source>
        <translation>Mettre reduction à {channels}</translation>
    </message>
    <message>
        <source>Set shape to {numel}×1×1</source>
        <translation>Mettre shape à {numel}×1×1</translation>
    </message>
    <message>
        <source>Set shape to {str}</source>
        <translation>Mettre shape à {str}</translation>
    </message>
    <message>
        <source>Set sizes to {str}</source>
        <translation>Mettre sizes à {str}</translation>
    </message>
    <message>
        <source>Set start and stop to 0, the whole axis</source>
        <translation>Mettre start et stop à 0, l’axe entier</translation>
    </message>
    <message>
        <source>Set start_dim to {start} and end_dim to −1</source>
        <translation>Mettre start_dim à {start} et end_dim à −1</translation>
    </message>
    <message>
        <source>Set stride to 1</source>
        <translation>Mettre stride à 1</translation>
    </message>
    <message>
        <source>Set stride to 2</source>
        <translation>Mettre stride à 2</translation>
    </message>
    <message>
        <source>Set upscale_factor to 1</source>
        <translation>Mettre upscale_factor à 1</translation>
    </message>
    <message>
        <source>Set value to {whole}</source>
        <translation>Mettre value à {whole}</translation>
    </message>
    <message>
        <source>Set window_size to {common}</source>
        <translation>Mettre window_size à {common}</translation>
    </message>
    <message>
        <source>Set window_size to {side}</source>
        <translation>Mettre window_size à {side}</translation>
    </message>
    <message>
        <source>Set {name} of `{id}`</source>
        <translation>Régler {name} de `{id}`</translation>
    </message>
    <message>
        <source>Set {name} of `{id}` to {value}</source>
        <translation>Mettre {name} de `{id}` à {value}</translation>
    </message>
    <message>
        <source>Set {name} of {nodes} nodes</source>
        <translation>Régler {name} de {nodes} nœuds</translation>
    </message>
    <message>
        <source>Set {name} to {other}</source>
        <translation>Mettre {name} à {other}</translation>
    </message>
    <message>
        <source>Set {name} to {rank}</source>
        <translation>Mettre {name} à {rank}</translation>
    </message>
    <message>
        <source>Set {name} to {value} and index to −1, the last</source>
        <translation>Mettre {name} à {value} et index à −1, le dernier</translation>
    </message>
    <message>
        <source>Set {name} to {value} and start and stop to 0, the whole axis</source>
        <translation>Mettre {name} à {value} et start et stop à 0, l’axe entier</translation>
    </message>
    <message>
        <source>Set {name} to {value} and {name2} to {value2}</source>
        <translation>Mettre {name} à {value} et {name2} à {value2}</translation>
    </message>
    <message>
        <source>Set {parameter} of `{node_id}`</source>
        <translation>Régler {parameter} de `{node_id}`</translation>
    </message>
    <message>
        <source>share of a new batch in the running statistics</source>
        <translation>part d’un nouveau lot dans les statistiques courantes</translation>
    </message>
    <message>
        <source>share of the new batch in the running statistics</source>
        <translation>part du nouveau lot dans les statistiques courantes</translation>
    </message>
    <message>
        <source>sharpness of the bend</source>
        <translation>raideur du coude</translation>
    </message>
    <message>
        <source>ShiftedWindowAttention by cosine, with biases from a small network (Liu et al. 2022).</source>
        <translation>ShiftedWindowAttention par cosinus, avec des biais issus d’un petit réseau (Liu et al. 2022).</translation>
    </message>
    <message>
        <source>Simonyan and Zisserman 2014, table 3: validation set, trained and tested at 256 px</source>
        <translation>Simonyan et Zisserman 2014, table 3 : jeu de validation, entraîné et testé à 256 px</translation>
    </message>
    <message>
        <source>Simonyan and Zisserman 2014, table 3: validation set, trained at 256 to 512 px, tested at 384</source>
        <translation>Simonyan et Zisserman 2014, table 3 : jeu de validation, entraîné de 256 à 512 px, testé à 384</translation>
    </message>
    <message>
        <source>Sixteen filters, each of which sees some of six maps (LeCun et al. 1998, table I).</source>
        <translation>Seize filtres, dont chacun voit quelques-unes de six cartes (LeCun et al. 1998, table I).</translation>
    </message>
    <message>
        <source>size of a filter</source>
        <translation>taille d’un filtre</translation>
    </message>
    <message>
        <source>size of the output</source>
        <translation>taille de la sortie</translation>
    </message>
    <message>
        <source>size of the state, and of each output token</source>
        <translation>taille de l’état, et de chaque jeton de sortie</translation>
    </message>
    <message>
        <source>size of the vocabulary: the numbers are below it</source>
        <translation>taille du vocabulaire : les nombres lui sont inférieurs</translation>
    </message>
    <message>
        <source>size of the window</source>
        <translation>taille de la fenêtre</translation>
    </message>
    <message>
        <source>size of the window that a value spreads over</source>
        <translation>taille de la fenêtre sur laquelle une valeur s’étale</translation>
    </message>
    <message>
        <source>sizes of the parts</source>
        <translation>tailles des parts</translation>
    </message>
    <message>
        <source>sizes without the batch</source>
        <translation>tailles sans le lot</translation>
    </message>
    <message>
        <source>sizes without the batch: C×H×W of an image</source>
        <translation>tailles sans le lot : C×H×W d’une image</translation>
    </message>
    <message>
        <source>sizes without the batch; −1 at most once</source>
        <translation>tailles sans le lot ; −1 une fois au plus</translation>
    </message>
    <message>
        <source>So set, {after} has no port `{port}`: disconnect its wire first.</source>
        <translation>Ainsi réglé, {after} n’a pas de port `{port}` : détacher d’abord son fil.</translation>
    </message>
    <message>
        <source>So {after} has no port `{port}`, which is wired at `{node_id}`: disconnect it first.</source>
        <translation>Ainsi, {after} n’a pas de port `{port}`, or un fil y est relié en `{node_id}` : le détacher d’abord.</translation>
    </message>
    <message>
        <source>Softmax before the loss</source>
        <translation>Softmax avant la perte</translation>
    </message>
    <message>
        <source>softmax(q·kᵀ / √E)·v without weights (Vaswani et al. 2017, equation 1).</source>
        <translation>softmax(q·kᵀ / √E)·v sans poids (Vaswani et al. 2017, équation 1).</translation>
    </message>
    <message>
        <source>spacing of the filter's taps</source>
        <translation>écart entre les points du filtre</translation>
    </message>
    <message>
        <source>spacing of the window's taps</source>
        <translation>écart entre les points de la fenêtre</translation>
    </message>
    <message>
        <source>Squeeze would leave a lone number of the vector {x}, which layers can't take.</source>
        <translation>Squeeze ne laisserait qu’un nombre du vecteur {x}, que les couches n’acceptent pas.</translation>
    </message>
    <message>
        <source>Squeezing</source>
        <translation>Compression</translation>
    </message>
    <message>
        <source>Stack wants equal shapes, got {first} at in1 and {x} at in{value}.</source>
        <translation>Stack demande des formes égales, reçu {first} en in1 et {x} en in{value}.</translation>
    </message>
    <message>
        <source>standard deviation that it begins with</source>
        <translation>écart-type de départ</translation>
    </message>
    <message>
        <source>step of the 3×3 convolution and of the shortcut</source>
        <translation>pas de la convolution 3×3 et du raccourci</translation>
    </message>
    <message>
        <source>step of the block</source>
        <translation>pas du bloc</translation>
    </message>
    <message>
        <source>step of the depthwise convolution</source>
        <translation>pas de la convolution en profondeur</translation>
    </message>
    <message>
        <source>step of the filter</source>
        <translation>pas du filtre</translation>
    </message>
    <message>
        <source>step of the filters</source>
        <translation>pas des filtres</translation>
    </message>
    <message>
        <source>step of the first block</source>
        <translation>pas du premier bloc</translation>
    </message>
    <message>
        <source>step of the first convolution</source>
        <translation>pas de la première convolution</translation>
    </message>
    <message>
        <source>step of the first convolution and of the shortcut</source>
        <translation>pas de la première convolution et du raccourci</translation>
    </message>
    <message>
        <source>step of the unit</source>
        <translation>pas de l’unité</translation>
    </message>
    <message>
        <source>step of the window</source>
        <translation>pas de la fenêtre</translation>
    </message>
    <message>
        <source>Stochastic depth: drops a branch for whole samples in training (Huang et al. 2016).</source>
        <translation>Profondeur stochastique : écarte une branche pour des échantillons entiers à l’entraînement (Huang et al. 2016).</translation>
    </message>
    <message>
        <source>Stopped before the end.</source>
        <translation>Arrêté avant la fin.</translation>
    </message>
    <message>
        <source>stride in the first 1×1 as in the paper, not in the 3×3</source>
        <translation>pas dans le premier 1×1 comme dans l’article, non dans le 3×3</translation>
    </message>
    <message>
        <source>Stride larger than the window</source>
        <translation>Pas plus grand que la fenêtre</translation>
    </message>
    <message>
        <source>Subtracts the second input from the first, element by element: in1 − in2.</source>
        <translation>Soustrait la seconde entrée de la première, élément par élément : in1 − in2.</translation>
    </message>
    <message>
        <source>Swaps two axes.</source>
        <translation>Échange deux axes.</translation>
    </message>
    <message>
        <source>Szegedy et al. 2015, table 3: one model, one crop, validation set</source>
        <translation>Szegedy et al. 2015, table 3 : un modèle, un recadrage, jeu de validation</translation>
    </message>
    <message>
        <source>Szegedy et al. 2016, table 2: one crop, validation set without its blacklisted images</source>
        <translation>Szegedy et al. 2016, table 2 : un recadrage, jeu de validation sans les images sur sa liste noire</translation>
    </message>
    <message>
        <source>take an image too, whose last axis is its channels: H×W×C</source>
        <translation>accepter aussi une image dont le dernier axe est celui des canaux : H×W×C</translation>
    </message>
    <message>
        <source>take one of so many</source>
        <translation>en prendre un sur autant</translation>
    </message>
    <message>
        <source>Takes away an axis of size 1.</source>
        <translation>Enlève un axe de taille 1.</translation>
    </message>
    <message>
        <source>Takes one index of an axis, which is then gone: token 0 of a transformer.</source>
        <translation>Prend un indice d’un axe, qui disparaît alors : le jeton 0 d’un transformeur.</translation>
    </message>
    <message>
        <source>Takes the largest value over axes.</source>
        <translation>Prend la plus grande valeur sur des axes.</translation>
    </message>
    <message>
        <source>Takes the mean of each window of a sequence's channels.</source>
        <translation>Prend la moyenne de chaque fenêtre des canaux d’une séquence.</translation>
    </message>
    <message>
        <source>Takes the mean of each window of a volume's channels.</source>
        <translation>Prend la moyenne de chaque fenêtre des canaux d’un volume.</translation>
    </message>
    <message>
        <source>Takes the mean of each window of each channel (LeCun et al. 1998).</source>
        <translation>Prend la moyenne de chaque fenêtre de chaque canal (LeCun et al. 1998).</translation>
    </message>
    <message>
        <source>Takes the mean over axes: over height and width, global average pooling.</source>
        <translation>Prend la moyenne sur des axes : sur hauteur et largeur, pooling moyen global.</translation>
    </message>
    <message>
        <source>Takes the means of an even grid of windows of a sequence, whatever its length.</source>
        <translation>Prend les moyennes d’une grille régulière de fenêtres d’une séquence, quelle que soit sa longueur.</translation>
    </message>
    <message>
        <source>Takes the means of an even grid of windows of a volume, whatever its size.</source>
        <translation>Prend les moyennes d’une grille régulière de fenêtres d’un volume, quelle que soit sa taille.</translation>
    </message>
    <message>
        <source>Takes the means of an even grid of windows, whatever the input's size.</source>
        <translation>Prend les moyennes d’une grille régulière de fenêtres, quelle que soit la taille de l’entrée.</translation>
    </message>
    <message>
        <source>TensorRT wants a CUDA device: choose one, or backend onnxruntime.</source>
        <translation>TensorRT demande un appareil CUDA : en choisir un, ou le backend onnxruntime.</translation>
    </message>
    <message>
        <source>tf32 is a mode of CUDA devices: choose float32 here.</source>
        <translation>tf32 est un mode des appareils CUDA : choisir ici float32.</translation>
    </message>
    <message>
        <source>tf32 is a way of CUDA devices to multiply: on the CPU choose float32 or bfloat16.</source>
        <translation>tf32 est une façon de multiplier des appareils CUDA : sur le processeur, choisir float32 ou bfloat16.</translation>
    </message>
    <message>
        <source>that probability's growth a copy of a repeat</source>
        <translation>accroissement de cette probabilité à chaque copie d’une répétition</translation>
    </message>
    <message>
        <source>The 1×1 bottleneck</source>
        <translation>Le goulot 1×1</translation>
    </message>
    <message>
        <source>The axes {str} must be among 1 to {rank} of {x}, each once.</source>
        <translation>Les axes {str} doivent être parmi 1 à {rank} de {x}, chacun une fois.</translation>
    </message>
    <message>
        <source>the axes; 1 is the first, the batch not counted</source>
        <translation>les axes ; 1 est le premier, le lot n’est pas compté</translation>
    </message>
    <message>
        <source>the axis it changes places with</source>
        <translation>l’axe avec lequel il échange sa place</translation>
    </message>
    <message>
        <source>The bias of `{id}` has no effect: `{id2}` takes each channel's mean away, and the bias with it.</source>
        <translation>Le biais de `{id}` n’a pas d’effet : `{id2}` retire la moyenne de chaque canal, et le biais avec elle.</translation>
    </message>
    <message>
        <source>The block `{name}` can't contain itself.</source>
        <translation>Le bloc `{name}` ne peut pas se contenir lui-même.</translation>
    </message>
    <message>
        <source>The block on 17×17: 1×1, a 7×7 and a 13×13 in parts, pooling (figure 5).</source>
        <translation>Le bloc sur 17×17 : 1×1, un 7×7 et un 13×13 en parties, pooling (figure 5).</translation>
    </message>
    <message>
        <source>The block on 35×35: 1×1, 3×3, twice 3×3, pooling (Szegedy et al. 2016, figure 4).</source>
        <translation>Le bloc sur 35×35 : 1×1, 3×3, deux fois 3×3, pooling (Szegedy et al. 2016, figure 4).</translation>
    </message>
    <message>
        <source>The block on 8×8: filters side by side at the ends of branches (figure 6).</source>
        <translation>Le bloc sur 8×8 : des filtres côte à côte au bout des branches (figure 6).</translation>
    </message>
    <message>
        <source>The branch of {count} nodes that ends at `{last}` leads to no Output: it takes no part in training, cost and export.</source>
        <translation>La branche de {count} nœuds qui finit à `{last}` ne mène à aucun Output : elle ne compte ni dans l’entraînement, ni dans le coût, ni dans l’exportation.</translation>
    </message>
    <message>
        <source>the branch's factors at first</source>
        <translation>facteurs de la branche au départ</translation>
    </message>
    <message>
        <source>the channels of an image are its last axis: H×W×C</source>
        <translation>les canaux d’une image sont son dernier axe : H×W×C</translation>
    </message>
    <message>
        <source>The checkpoint can't be written in {folder}: {value}. Choose another folder.</source>
        <translation>Le point de sauvegarde ne peut pas être écrit dans {folder} : {value}. Choisir un autre dossier.</translation>
    </message>
    <message>
        <source>The choices of `{name}` must be words or numbers.</source>
        <translation>Les choix de `{name}` doivent être des mots ou des nombres.</translation>
    </message>
    <message>
        <source>the constant</source>
        <translation>la constante</translation>
    </message>
    <message>
        <source>The design can't be exported yet. {place}{message}</source>
        <translation>Le réseau ne peut pas encore être exporté. {place}{message}</translation>
    </message>
    <message>
        <source>The design has no {kind}: {remedy}.</source>
        <translation>Le réseau n’a pas d’{kind} : {remedy}.</translation>
    </message>
    <message>
        <source>The design in {name} has faults and can't have been measured.</source>
        <translation>Le réseau de {name} a des défauts et n’a pas pu être mesuré.</translation>
    </message>
    <message>
        <source>The design is empty: add an Input, layers and an Output.</source>
        <translation>Le réseau est vide : ajouter un Input, des couches et un Output.</translation>
    </message>
    <message>
        <source>The design is empty: there is nothing to export.</source>
        <translation>Le réseau est vide : il n’y a rien à exporter.</translation>
    </message>
    <message>
        <source>The design unrolls to more than {MAX_LEAVES} layers: repeat less.</source>
        <translation>Le réseau se déroule en plus de {MAX_LEAVES} couches : répéter moins.</translation>
    </message>
    <message>
        <source>The device's memory ran out: try a smaller batch, a smaller input or fewer filters.</source>
        <translation>La mémoire de l’appareil est épuisée : essayer un lot plus petit, une entrée plus petite ou moins de filtres.</translation>
    </message>
    <message>
        <source>The dtype is one of {known}, got `{name}`.</source>
        <translation>Le dtype est l’un de {known}, reçu `{name}`.</translation>
    </message>
    <message>
        <source>The early image must be at least twice the deep one, {enlarged}×{enlarged2}, got {early}.</source>
        <translation>La première image doit faire au moins le double de la profonde, {enlarged}×{enlarged2}, reçu {early}.</translation>
    </message>
    <message>
        <source>The experiment that shows what residual connections are for, small enough to repeat: 6n + 2 layers, n blocks in each of three stages. Plain networks get worse from 20 to 56 layers, in training too, so that it is no overfitting; with shortcuts, 110 layers are the best. 1202 layers can still be trained, to an error under 0.1 %, but do worse in testing: 19 million weights are too many for 50,000 images. The shortcuts have no weights here (option A), so that plain and residual networks have equally many.</source>
        <translation>L’expérience qui montre à quoi servent les connexions résiduelles, assez petite pour être répétée : 6n + 2 couches, n blocs dans chacun des trois étages. Les réseaux simples empirent de 20 à 56 couches, à l’entraînement aussi, ce n’est donc pas du surapprentissage ; avec des raccourcis, ce sont 110 couches les meilleures. 1202 couches s’entraînent encore, jusqu’à une erreur de moins de 0,1 %, mais font moins bien au test : 19 millions de poids sont trop pour 50 000 images. Les raccourcis n’ont ici aucun poids (option A), si bien que réseaux simples et résiduels en ont autant.</translation>
    </message>
    <message>
        <source>the factors at first</source>
        <translation>facteurs au départ</translation>
    </message>
    <message>
        <source>the first index; a negative one counts from the end</source>
        <translation>le premier indice ; un indice négatif compte depuis la fin</translation>
    </message>
    <message>
        <source>The first layers: 299×299 pixels to 35×35 in 384 channels (Szegedy et al. 2016, figure 3).</source>
        <translation>Les premières couches : de 299×299 pixels à 35×35 en 384 canaux (Szegedy et al. 2016, figure 3).</translation>
    </message>
    <message>
        <source>the GPU's driver does not tell: {error}</source>
        <translation>le pilote du GPU ne le dit pas : {error}</translation>
    </message>
    <message>
        <source>The hyperbolic tangent: between −1 and 1 (LeCun et al. 1998).</source>
        <translation>La tangente hyperbolique : entre −1 et 1 (LeCun et al. 1998).</translation>
    </message>
    <message>
        <source>The id `{node_id}` is taken: choose another.</source>
        <translation>L’identifiant `{node_id}` est pris : en choisir un autre.</translation>
    </message>
    <message>
        <source>the index after the last; 0 is the axis's end</source>
        <translation>l’indice après le dernier ; 0 est la fin de l’axe</translation>
    </message>
    <message>
        <source>The Input takes {declared}; images of 3×H×W enter an Input C×H×W, or a vector of {stored}.</source>
        <translation>L’Input prend {declared} ; des images de 3×H×W entrent dans un Input C×H×W, ou un vecteur de {stored}.</translation>
    </message>
    <message>
        <source>The Input takes {declared}; images of 3×H×W enter an Input C×H×W.</source>
        <translation>L’Input prend {declared} ; des images de 3×H×W entrent dans un Input C×H×W.</translation>
    </message>
    <message>
        <source>The Input takes {declared}; images of {str} enter an Input C×H×W, or a vector of {stored}.</source>
        <translation>L’Input prend {declared} ; des images de {str} entrent dans un Input C×H×W, ou un vecteur de {stored}.</translation>
    </message>
    <message>
        <source>The Input takes {declared}; images of {str} enter an Input C×H×W.</source>
        <translation>L’Input prend {declared} ; des images de {str} entrent dans un Input C×H×W.</translation>
    </message>
    <message>
        <source>The Input takes {shape} channels ({declared}), the images have {channels}: set it to {channels2}×{shape2}×{shape3}.</source>
        <translation>L’Input prend {shape} canaux ({declared}), les images en ont {channels} : le mettre à {channels2}×{shape2}×{shape3}.</translation>
    </message>
    <message>
        <source>The inputs hold whole numbers, which {value} is not.</source>
        <translation>Les entrées contiennent des nombres entiers, et {value} n’en est pas un.</translation>
    </message>
    <message>
        <source>The learning rate {learning_rate} should be above 0.</source>
        <translation>Le taux d’apprentissage {learning_rate} devrait être supérieur à 0.</translation>
    </message>
    <message>
        <source>The least that learns images well: convolve, halve, widen, average, decide.</source>
        <translation>Le minimum qui apprend bien les images : convoluer, réduire de moitié, élargir, moyenner, décider.</translation>
    </message>
    <message>
        <source>The logarithm of the softmax along an axis, computed stably.</source>
        <translation>Le logarithme du softmax le long d’un axe, calculé de façon stable.</translation>
    </message>
    <message>
        <source>The loss is no longer a number in epoch {epoch}, step {step}: the learning rate {rate} is too high for this network; try {value}.</source>
        <translation>La perte n’est plus un nombre à l’époque {epoch}, pas {step} : le taux d’apprentissage {rate} est trop élevé pour ce réseau ; essayer {value}.</translation>
    </message>
    <message>
        <source>The mean of 2×2, times a learned factor a map, plus an offset (LeCun et al. 1998, II.B).</source>
        <translation>La moyenne de 2×2, fois un facteur appris par carte, plus un décalage (LeCun et al. 1998, II.B).</translation>
    </message>
    <message>
        <source>The network doesn't take images of {height}×{width}: {message}</source>
        <translation>Le réseau n’accepte pas d’images de {height}×{width} : {message}</translation>
    </message>
    <message>
        <source>The network has no weights: there is nothing to train.</source>
        <translation>Le réseau n’a pas de poids : il n’y a rien à entraîner.</translation>
    </message>
    <message>
        <source>The network takes {str}, no image C×H×W: leave the input size as it is.</source>
        <translation>Le réseau prend {str}, pas une image C×H×W : laisser la taille d’entrée telle quelle.</translation>
    </message>
    <message>
        <source>The node is called `{node_id}` already.</source>
        <translation>Le nœud s’appelle déjà `{node_id}`.</translation>
    </message>
    <message>
        <source>The norm (Σ xᵖ)^(1/p) of each window: between sum and maximum (Sermanet et al. 2012).</source>
        <translation>La norme (Σ xᵖ)^(1/p) de chaque fenêtre : entre la somme et le maximum (Sermanet et al. 2012).</translation>
    </message>
    <message>
        <source>The normalisation takes each channel's mean away, and the bias with it.</source>
        <translation>La normalisation retire la moyenne de chaque canal, et le biais avec elle.</translation>
    </message>
    <message>
        <source>The note has changed: it can't be changed as it was.</source>
        <translation>La note a changé : elle ne peut être modifiée telle qu’elle était.</translation>
    </message>
    <message>
        <source>the old axes in their new order; 1 is the first</source>
        <translation>les anciens axes dans leur nouvel ordre ; 1 est le premier</translation>
    </message>
    <message>
        <source>The order {str} must hold each axis of {x} once: {str2}.</source>
        <translation>L’ordre {str} doit contenir chaque axe de {x} une fois : {str2}.</translation>
    </message>
    <message>
        <source>The parameter `{name}` is there already: choose another name.</source>
        <translation>Le paramètre `{name}` existe déjà : choisir un autre nom.</translation>
    </message>
    <message>
        <source>The parts {str} = {sizes} do not add up to axis {dim} of {x}, {size}.</source>
        <translation>Les parts {str} = {sizes} ne font pas en tout l’axe {dim} de {x}, {size}.</translation>
    </message>
    <message>
        <source>The picture can't be drawn by Qt; export it as .svg instead.</source>
        <translation>L’image ne peut pas être dessinée par Qt ; l’exporter plutôt en .svg.</translation>
    </message>
    <message>
        <source>The plain network to measure others by: every pixel is an input of its own, and nothing tells the network which are neighbours. Small CNN does better with as many weights.</source>
        <translation>Le réseau simple auquel mesurer les autres : chaque pixel est une entrée à part, et rien ne dit au réseau lesquels sont voisins. Small CNN fait mieux avec autant de poids.</translation>
    </message>
    <message>
        <source>the port has two wires; it takes one.</source>
        <translation>le port a deux fils ; il n’en prend qu’un.</translation>
    </message>
    <message>
        <source>the power p: 1 sums</source>
        <translation>la puissance p : 1 fait la somme</translation>
    </message>
    <message>
        <source>The same nine Inception blocks, with batch normalisation after each convolution, which makes the net train faster and local response normalisation needless. The branches called 5×5 have 3×3 filters, so it sees less (379 pixels, not 715) and is a little smaller and cheaper than the paper's. torchvision's published count leaves the two auxiliary heads out: it is the one without them.</source>
        <translation>Les mêmes neuf blocs Inception, avec une normalisation par lot après chaque convolution, qui accélère l’entraînement du réseau et rend inutile la normalisation de réponse locale. Les branches dites 5×5 ont des filtres 3×3, si bien qu’il voit moins (379 pixels, non 715) et qu’il est un peu plus petit et moins cher que celui de l’article. Le compte publié par torchvision omet les deux têtes auxiliaires : c’est celui du réseau sans elles.</translation>
    </message>
    <message>
        <source>The sides of a frame are {SMALLEST} to {LARGEST} long, not {side}.</source>
        <translation>Les côtés d’un cadre mesurent de {SMALLEST} à {LARGEST}, pas {side}.</translation>
    </message>
    <message>
        <source>The sides of a note are {SMALLEST} to {LARGEST} long, not {side}.</source>
        <translation>Les côtés d’une note mesurent de {SMALLEST} à {LARGEST}, pas {side}.</translation>
    </message>
    <message>
        <source>The sizes {wanted} can't be told: 0 is none.</source>
        <translation>Les tailles {wanted} sont indéterminées : 0 n’en est pas une.</translation>
    </message>
    <message>
        <source>The sizes {wanted} can't be told: only one can be −1.</source>
        <translation>Les tailles {wanted} sont indéterminées : une seule peut être −1.</translation>
    </message>
    <message>
        <source>The sub-folders of {place} hold no images ({ENDINGS}).</source>
        <translation>Les sous-dossiers de {place} ne contiennent pas d’images ({ENDINGS}).</translation>
    </message>
    <message>
        <source>The table is for {MAPS} maps, got {x}.</source>
        <translation>La table est faite pour {MAPS} cartes, reçu {x}.</translation>
    </message>
    <message>
        <source>The times in {name} don't belong to the design in it.</source>
        <translation>Les temps de {name} ne correspondent pas au réseau qui s’y trouve.</translation>
    </message>
    <message>
        <source>The trace has {value} MiB, more than the {value2} MiB that can be sent: trace a smaller network.</source>
        <translation>La trace fait {value} MiB, plus que les {value2} MiB qui peuvent être envoyés : tracer un réseau plus petit.</translation>
    </message>
    <message>
        <source>The weights hold `{surplus}`, which the design does not have: they belong to another network.</source>
        <translation>Les poids contiennent `{surplus}`, que le réseau n’a pas : ils appartiennent à un autre réseau.</translation>
    </message>
    <message>
        <source>The weights in {weights} belong to another network: {reason}.</source>
        <translation>Les poids de {weights} appartiennent à un autre réseau : {reason}.</translation>
    </message>
    <message>
        <source>The weights lack `{missing}`, {wanted} in the design.</source>
        <translation>Il manque aux poids `{missing}`, {wanted} dans le réseau.</translation>
    </message>
    <message>
        <source>The window of {kernel_size} is larger than the volume {xs}, and padding does not make up for it here.</source>
        <translation>La fenêtre de {kernel_size} est plus grande que le volume {xs}, et le remplissage n’y remédie pas ici.</translation>
    </message>
    <message>
        <source>The window of {spread}{reach} is larger than the {axes} {size} with padding {padding}: {steps} + 1 &lt; 1.</source>
        <translation>La fenêtre de {spread}{reach} dépasse la taille {size} ({axes}) avec un remplissage de {padding} : {steps} + 1 &lt; 1.</translation>
    </message>
    <message>
        <source>The worker answered with {ending}, not asked for.</source>
        <translation>Le processus de calcul a répondu {ending}, qui n’était pas demandé.</translation>
    </message>
    <message>
        <source>The worker did not understand the request: {error}.</source>
        <translation>Le processus de calcul n’a pas compris la requête : {error}.</translation>
    </message>
    <message>
        <source>The worker stopped ({cause}) during the calibration; the next job starts a new one.</source>
        <translation>Le processus de calcul s’est arrêté ({cause}) pendant l’étalonnage ; la tâche suivante en lancera un nouveau.</translation>
    </message>
    <message>
        <source>The worker stopped ({cause}) during the calibration; the next job starts a new one. Its last words: {last_words}</source>
        <translation>Le processus de calcul s’est arrêté ({cause}) pendant l’étalonnage ; la tâche suivante en lancera un nouveau. Ses derniers mots : {last_words}</translation>
    </message>
    <message>
        <source>The worker stopped ({cause}) during the profile; the next job starts a new one.</source>
        <translation>Le processus de calcul s’est arrêté ({cause}) pendant le profilage ; la tâche suivante en lancera un nouveau.</translation>
    </message>
    <message>
        <source>The worker stopped ({cause}) during the profile; the next job starts a new one. Its last words: {last_words}</source>
        <translation>Le processus de calcul s’est arrêté ({cause}) pendant le profilage ; la tâche suivante en lancera un nouveau. Ses derniers mots : {last_words}</translation>
    </message>
    <message>
        <source>The worker stopped ({cause}) during the sweep; the next job starts a new one.</source>
        <translation>Le processus de calcul s’est arrêté ({cause}) pendant le balayage ; la tâche suivante en démarre un nouveau.</translation>
    </message>
    <message>
        <source>The worker stopped ({cause}) during the sweep; the next job starts a new one. Its last words: {last_words}</source>
        <translation>Le processus de calcul s’est arrêté ({cause}) pendant le balayage ; la tâche suivante en démarre un nouveau. Ses derniers mots : {last_words}</translation>
    </message>
    <message>
        <source>The worker stopped ({cause}) during the trace; the next job starts a new one.</source>
        <translation>Le processus de calcul s’est arrêté ({cause}) pendant la trace ; la tâche suivante en lancera un nouveau.</translation>
    </message>
    <message>
        <source>The worker stopped ({cause}) during the trace; the next job starts a new one. Its last words: {last_words}</source>
        <translation>Le processus de calcul s’est arrêté ({cause}) pendant la trace ; la tâche suivante en lancera un nouveau. Ses derniers mots : {last_words}</translation>
    </message>
    <message>
        <source>The worker stopped ({cause}) during the training; the next job starts a new one.</source>
        <translation>Le processus de calcul s’est arrêté ({cause}) pendant l’entraînement ; la tâche suivante en lancera un nouveau.</translation>
    </message>
    <message>
        <source>The worker stopped ({cause}) during the training; the next job starts a new one. Its last words: {last_words}</source>
        <translation>Le processus de calcul s’est arrêté ({cause}) pendant l’entraînement ; la tâche suivante en lancera un nouveau. Ses derniers mots : {last_words}</translation>
    </message>
    <message>
        <source>There is a block `{name}` already: choose another name.</source>
        <translation>Il y a déjà un bloc `{name}` : choisir un autre nom.</translation>
    </message>
    <message>
        <source>There is a layer `{name}` already: choose another name.</source>
        <translation>Il y a déjà une couche `{name}` : choisir un autre nom.</translation>
    </message>
    <message>
        <source>There is a note {id} already: give it another id.</source>
        <translation>Il y a déjà une note {id} : lui donner un autre numéro.</translation>
    </message>
    <message>
        <source>There is no CUDA device here: PyTorch sees the CPU only. Choose auto or cpu, or install an NVIDIA driver and a CUDA build of PyTorch.</source>
        <translation>Il n’y a pas d’appareil CUDA ici : PyTorch ne voit que le processeur. Choisir auto ou cpu, ou installer un pilote NVIDIA et une version CUDA de PyTorch.</translation>
    </message>
    <message>
        <source>There is no data `{name}`: choose one of {DATASETS}.</source>
        <translation>Il n’y a pas de données `{name}` : choisir parmi {DATASETS}.</translation>
    </message>
    <message>
        <source>There is no file and no preset `{name}`.</source>
        <translation>Il n’y a ni fichier ni réseau prédéfini `{name}`.</translation>
    </message>
    <message>
        <source>There is no file and no preset `{name}`. Did you mean `{near}`?</source>
        <translation>Il n’y a ni fichier ni réseau prédéfini `{name}`. S’agit-il de `{near}` ?</translation>
    </message>
    <message>
        <source>There is no layer `{name}`. Did you mean `{near}`?</source>
        <translation>Il n’y a pas de couche `{name}`. S’agit-il de `{near}` ?</translation>
    </message>
    <message>
        <source>There is no layer `{name}`. It may come from a newer Netwright.</source>
        <translation>Il n’y a pas de couche `{name}`. Elle vient peut-être d’un Netwright plus récent.</translation>
    </message>
    <message>
        <source>There is no layer and no block `{name}` any more.</source>
        <translation>Il n’y a plus de couche ni de bloc `{name}`.</translation>
    </message>
    <message>
        <source>There is no node `{node_id}` in this design.</source>
        <translation>Il n’y a pas de nœud `{node_id}` dans ce réseau.</translation>
    </message>
    <message>
        <source>There is no note {note_id} in this design.</source>
        <translation>Il n’y a pas de note {note_id} dans ce réseau.</translation>
    </message>
    <message>
        <source>There is no parameter `{name}`.</source>
        <translation>Il n’y a pas de paramètre `{name}`.</translation>
    </message>
    <message>
        <source>There is no wire {wire}.</source>
        <translation>Il n’y a pas de fil {wire}.</translation>
    </message>
    <message>
        <source>There is no {name}: PyTorch sees {count} CUDA devices, the first is 0.</source>
        <translation>Il n’y a pas de {name} : PyTorch voit {count} appareils CUDA, le premier est 0.</translation>
    </message>
    <message>
        <source>There is one value a channel: the largest and the mean are that one.</source>
        <translation>Il y a une valeur par canal : le maximum et la moyenne sont cette valeur.</translation>
    </message>
    <message>
        <source>There must be a value for each key, got {keys} keys and {values} values.</source>
        <translation>Il faut une valeur par clé, reçu {keys} clés et {values} valeurs.</translation>
    </message>
    <message>
        <source>These nodes can't be grouped.</source>
        <translation>Ces nœuds ne peuvent pas être groupés.</translation>
    </message>
    <message>
        <source>These wires would close a loop; networks here flow one way.</source>
        <translation>Ces fils fermeraient une boucle ; les réseaux vont ici dans un seul sens.</translation>
    </message>
    <message>
        <source>This device ({device}) can't compute a layer in {dtype}: choose another dtype.</source>
        <translation>Cet appareil ({device}) ne peut pas calculer une couche en {dtype} : choisir un autre dtype.</translation>
    </message>
    <message>
        <source>This job wants {missing}, which the worker's Python lacks: run {executable} -m pip install {missing2} on that computer.</source>
        <translation>Cette tâche demande {missing}, qui manque au Python du processus de calcul : lancer {executable} -m pip install {missing2} sur cet ordinateur-là.</translation>
    </message>
    <message>
        <source>this machine has no RAPL counters</source>
        <translation>cette machine n’a pas de compteurs RAPL</translation>
    </message>
    <message>
        <source>This ONNX Runtime has no {wanted} (it has {offered}): install onnxruntime-gpu, or choose another backend or device.</source>
        <translation>Cet ONNX Runtime n’a pas {wanted} (il a {offered}) : installer onnxruntime-gpu, ou choisir un autre backend ou un autre appareil.</translation>
    </message>
    <message>
        <source>Too large for any device: {parameters} weights and an output of {y} = {numel} values; at most {MAX_WEIGHTS} of each are possible.</source>
        <translation>Trop grand pour tout appareil : {parameters} poids et une sortie de {y} = {numel} valeurs ; {MAX_WEIGHTS} de chaque au plus.</translation>
    </message>
    <message>
        <source>torch.compile can't compile the network here ({strip}): leave compiling off, or install what it asks for.</source>
        <translation>torch.compile ne peut pas compiler le réseau ici ({strip}) : ne pas activer la compilation, ou installer ce qui est demandé.</translation>
    </message>
    <message>
        <source>Training a classifier wants a vector of scores at `{node_id}`, got {spec}: put Flatten and Linear({classes}) before it.</source>
        <translation>Entraîner un classifieur demande un vecteur de scores à `{node_id}`, reçu {spec} : mettre Flatten et Linear({classes}) avant lui.</translation>
    </message>
    <message>
        <source>Training a classifier wants one main Output, the design has {main} (none): mark auxiliary heads as training only, delete the others.</source>
        <translation>Entraîner un classifieur demande un seul Output principal, le réseau en a {main} (aucun) : réserver les têtes auxiliaires à l’entraînement, supprimer les autres.</translation>
    </message>
    <message>
        <source>Training a classifier wants one main Output, the design has {main} ({value}): mark auxiliary heads as training only, delete the others.</source>
        <translation>Entraîner un classifieur demande un seul Output principal, le réseau en a {main} ({value}) : réserver les têtes auxiliaires à l’entraînement, supprimer les autres.</translation>
    </message>
    <message>
        <source>Training on images wants one Input, the design has {inputs}.</source>
        <translation>Entraîner sur des images demande un seul Input, le réseau en a {inputs}.</translation>
    </message>
    <message>
        <source>Transformer</source>
        <translation>Transformeur</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true ou false</translation>
    </message>
    <message>
        <source>Turns r² channels into r×r pixels: upsampling without a new value (Shi 2016, eq. 4).</source>
        <translation>Change r² canaux en r×r pixels : suréchantillonnage sans valeur nouvelle (Shi 2016, éq. 4).</translation>
    </message>
    <message>
        <source>Turns r×r pixels into r² channels: the reverse of PixelShuffle (Shi et al. 2016).</source>
        <translation>Change r×r pixels en r² canaux : l’inverse de PixelShuffle (Shi et al. 2016).</translation>
    </message>
    <message>
        <source>Turns scores into probabilities that sum to one along an axis.</source>
        <translation>Change des scores en probabilités de somme un le long d’un axe.</translation>
    </message>
    <message>
        <source>Two 3×3 convolutions and a shortcut (He et al. 2015, figure 5 left).</source>
        <translation>Deux convolutions 3×3 et un raccourci (He et al. 2015, figure 5 à gauche).</translation>
    </message>
    <message>
        <source>Two 3×3 convolutions and a shortcut without weights (He et al. 2015, 3.3, option A).</source>
        <translation>Deux convolutions 3×3 et un raccourci sans poids (He et al. 2015, 3.3, option A).</translation>
    </message>
    <message>
        <source>Two 3×3 convolutions see as much as one 5×5, with fewer weights and one more non-linearity: so the whole network is made of the smallest filter that knows left from right, doubled in width whenever the image is halved.</source>
        <translation>Deux convolutions 3×3 voient autant qu’une 5×5, avec moins de poids et une non-linéarité de plus : tout le réseau est donc fait du plus petit filtre qui distingue la gauche de la droite, doublé en largeur chaque fois que l’image est réduite de moitié.</translation>
    </message>
    <message>
        <source>Two 3×3 convolutions with ReLU (Ronneberger et al. 2015, figure 1, blue arrows).</source>
        <translation>Deux convolutions 3×3 avec ReLU (Ronneberger et al. 2015, figure 1, flèches bleues).</translation>
    </message>
    <message>
        <source>Two 3×3 convolutions without padding want {LEAST} pixels, here are {enlarged}×{enlarged2}.</source>
        <translation>Deux convolutions 3×3 sans remplissage demandent {LEAST} pixels, il y en a {enlarged}×{enlarged2}.</translation>
    </message>
    <message>
        <source>Two 3×3 that see 5×5</source>
        <translation>Deux 3×3 qui voient 5×5</translation>
    </message>
    <message>
        <source>Two activations in a row</source>
        <translation>Deux activations à la suite</translation>
    </message>
    <message>
        <source>Two different blocks are called `{name}`: rename one.</source>
        <translation>Deux blocs différents s’appellent `{name}` : en renommer un.</translation>
    </message>
    <message>
        <source>Two parameters of `{name}` share a name.</source>
        <translation>Deux paramètres de `{name}` ont le même nom.</translation>
    </message>
    <message>
        <source>Two ports of `{name}` would share a name.</source>
        <translation>Deux ports de `{name}` auraient le même nom.</translation>
    </message>
    <message>
        <source>Unflatten wants a vector, got {x}: flatten it first.</source>
        <translation>Unflatten demande un vecteur, reçu {x} : l’aplatir d’abord.</translation>
    </message>
    <message>
        <source>Ungroup `{node_id}`</source>
        <translation>Dégrouper `{node_id}`</translation>
    </message>
    <message>
        <source>Unpack `{node_id}`</source>
        <translation>Décomposer `{node_id}`</translation>
    </message>
    <message>
        <source>Unused output</source>
        <translation>Sortie inutilisée</translation>
    </message>
    <message>
        <source>Use {batch} instead</source>
        <translation>Utiliser plutôt {batch}</translation>
    </message>
    <message>
        <source>Use {member} instead</source>
        <translation>Utiliser plutôt {member}</translation>
    </message>
    <message>
        <source>values added at the far side of the output</source>
        <translation>valeurs ajoutées au bout de la sortie</translation>
    </message>
    <message>
        <source>values added on each side; same: as many as keep the size</source>
        <translation>valeurs ajoutées de chaque côté ; same : autant qu’il faut pour conserver la taille</translation>
    </message>
    <message>
        <source>values taken off on each side of the output</source>
        <translation>valeurs enlevées de chaque côté de la sortie</translation>
    </message>
    <message>
        <source>Warming up</source>
        <translation>Mise en route</translation>
    </message>
    <message>
        <source>Weighs each channel by what the whole image holds (Hu et al. 2018, section 3, figure 1).</source>
        <translation>Pondère chaque canal selon ce que contient toute l’image (Hu et al. 2018, section 3, figure 1).</translation>
    </message>
    <message>
        <source>weight of the mean of squares</source>
        <translation>poids de la moyenne des carrés</translation>
    </message>
    <message>
        <source>What a layer gives at an output without a wire is computed and dropped.</source>
        <translation>Ce qu’une couche donne à une sortie sans fil est calculé puis perdu.</translation>
    </message>
    <message>
        <source>What enters a block is decided where the block is used.</source>
        <translation>Ce qui entre dans un bloc se décide là où le bloc sert.</translation>
    </message>
    <message>
        <source>What leads to no Output takes no part in training, cost and export.</source>
        <translation>Ce qui ne mène à aucun Output ne compte ni dans l’entraînement, ni dans le coût, ni dans l’exportation.</translation>
    </message>
    <message>
        <source>What lies between two places of the window is never seen.</source>
        <translation>Ce qui se trouve entre deux positions de la fenêtre n’est jamais vu.</translation>
    </message>
    <message>
        <source>What makes a small network fast is not few operations but little traffic with memory: equal widths before and after a 1×1 convolution, few groups, few branches, few element-wise operations. So half of the channels pass a unit untouched, the others are convolved at one width, the halves are joined, not added, and a shuffle of the channels mixes them for the next unit. Faster than MobileNet v2 at the same count of operations.</source>
        <translation>Ce qui rend rapide un petit réseau, ce n’est pas peu d’opérations mais peu de trafic avec la mémoire : des largeurs égales avant et après une convolution 1×1, peu de groupes, peu de branches, peu d’opérations élément par élément. La moitié des canaux traverse donc une unité intacte, les autres passent par des convolutions d’une seule largeur, les moitiés sont concaténées et non additionnées, et un mélange des canaux les brasse pour l’unité suivante. Plus rapide que MobileNet v2 au même compte d’opérations.</translation>
    </message>
    <message>
        <source>what the border holds</source>
        <translation>ce que contient la bordure</translation>
    </message>
    <message>
        <source>what the padding holds</source>
        <translation>ce que contient le remplissage</translation>
    </message>
    <message>
        <source>What {host} sent can't be written: {reason}.</source>
        <translation>Ce qu’a envoyé {host} ne peut pas être écrit : {reason}.</translation>
    </message>
    <message>
        <source>Where data enters: the shape of one sample, the batch is free.</source>
        <translation>Là où entrent les données : la forme d’un échantillon, le lot est libre.</translation>
    </message>
    <message>
        <source>Where it all begins: the same small filters over the whole image, because a stroke is a stroke wherever it lies; averages that halve the image, because its exact place does not matter; more maps as the image shrinks; a few full layers at the end. 61,706 parameters and 0.4 million multiply–accumulates. Digits of 28 pixels come with two pixels of border, so that strokes at the edge reach the middle of a filter. Each filter of the second convolution sees all six maps here, and the output is a linear layer; the paper's own connections are lenet5_1998.</source>
        <translation>Là où tout commence : les mêmes petits filtres sur toute l’image, parce qu’un trait est un trait où qu’il soit ; des moyennes qui réduisent l’image de moitié, parce que sa place exacte n’importe pas ; plus de cartes à mesure que l’image rétrécit ; quelques couches complètes à la fin. 61 706 paramètres et 0,4 million de multiplications-accumulations. Des chiffres de 28 pixels viennent avec deux pixels de bordure, pour que les traits du bord atteignent le milieu d’un filtre. Chaque filtre de la deuxième convolution voit ici les six cartes, et la sortie est une couche linéaire ; les connexions de l’article sont dans lenet5_1998.</translation>
    </message>
    <message>
        <source>where the factors begin</source>
        <translation>valeur de départ des facteurs</translation>
    </message>
    <message>
        <source>whether the mean counts the padding's zeros</source>
        <translation>si la moyenne compte les zéros du remplissage</translation>
    </message>
    <message>
        <source>which one; −1 is the last</source>
        <translation>lequel ; −1 est le dernier</translation>
    </message>
    <message>
        <source>which stage it is, for its blocks' names</source>
        <translation>l’étage dont il s’agit, pour les noms de ses blocs</translation>
    </message>
    <message>
        <source>width</source>
        <translation>largeur</translation>
    </message>
    <message>
        <source>width of the image</source>
        <translation>largeur de l’image</translation>
    </message>
    <message>
        <source>Windows</source>
        <translation>Fenêtres</translation>
    </message>
    <message>
        <source>with a whole 7×7</source>
        <translation>avec un 7×7 entier</translation>
    </message>
    <message>
        <source>with a whole {k}×{k2}</source>
        <translation>avec un {k}×{k2} entier</translation>
    </message>
    <message>
        <source>with full filters</source>
        <translation>avec des filtres complets</translation>
    </message>
    <message>
        <source>with full ones</source>
        <translation>avec des filtres complets</translation>
    </message>
    <message>
        <source>with one</source>
        <translation>avec un seul</translation>
    </message>
    <message>
        <source>with one 5×5</source>
        <translation>avec un seul 5×5</translation>
    </message>
    <message>
        <source>with one {seen}</source>
        <translation>avec un seul {seen}</translation>
    </message>
    <message>
        <source>with two 3×3 of {outer} channels</source>
        <translation>avec deux 3×3 de {outer} canaux</translation>
    </message>
    <message>
        <source>with whole 7×7</source>
        <translation>avec des 7×7 entiers</translation>
    </message>
    <message>
        <source>Without a stride half of the channels pass as they are: out_channels {out_channels} must be the input's {channels}.</source>
        <translation>Sans pas, la moitié des canaux passe telle quelle : out_channels {out_channels} doit être égal aux {channels} de l’entrée.</translation>
    </message>
    <message>
        <source>without it</source>
        <translation>sans cela</translation>
    </message>
    <message>
        <source>Write frame</source>
        <translation>Écrire le cadre</translation>
    </message>
    <message>
        <source>Write note</source>
        <translation>Écrire la note</translation>
    </message>
    <message>
        <source>Writing ONNX</source>
        <translation>Écriture d’ONNX</translation>
    </message>
    <message>
        <source>x, or alpha·(eˣ − 1) where x is negative (Clevert et al. 2016).</source>
        <translation>x, ou alpha·(eˣ − 1) là où x est négatif (Clevert et al. 2016).</translation>
    </message>
    <message>
        <source>x·ReLU6(x + 3)/6: a swish without exponentials (Howard et al. 2019, section 5.2).</source>
        <translation>x·ReLU6(x + 3)/6 : une swish sans exponentielles (Howard et al. 2019, section 5.2).</translation>
    </message>
    <message>
        <source>x·sigmoid(x), also called swish (Elfwing et al. 2017; Ramachandran et al. 2017).</source>
        <translation>x·sigmoid(x), appelée aussi swish (Elfwing et al. 2017 ; Ramachandran et al. 2017).</translation>
    </message>
    <message>
        <source>x·tanh(softplus(x)) (Misra 2019).</source>
        <translation>x·tanh(softplus(x)) (Misra 2019).</translation>
    </message>
    <message>
        <source>x·Φ(x), with Φ the normal distribution function (Hendrycks and Gimpel 2016).</source>
        <translation>x·Φ(x), où Φ est la fonction de répartition normale (Hendrycks et Gimpel 2016).</translation>
    </message>
    <message>
        <source>Zeroes values at random in training and scales the rest (Srivastava et al. 2014).</source>
        <translation>Met des valeurs à zéro au hasard à l’entraînement et compense les autres (Srivastava et al. 2014).</translation>
    </message>
    <message>
        <source>Zeroes whole channels of a sequence at random in training.</source>
        <translation>Met à zéro au hasard des canaux entiers d’une séquence à l’entraînement.</translation>
    </message>
    <message>
        <source>Zeroes whole channels of a volume at random in training.</source>
        <translation>Met à zéro au hasard des canaux entiers d’un volume à l’entraînement.</translation>
    </message>
    <message>
        <source>Zeroes whole channels of an image at random in training (Tompson et al. 2015).</source>
        <translation>Met à zéro au hasard des canaux entiers d’une image à l’entraînement (Tompson et al. 2015).</translation>
    </message>
    <message>
        <source>zeros added on each side</source>
        <translation>zéros ajoutés de chaque côté</translation>
    </message>
    <message>
        <source>zeros added on each side: 0 in the paper, 1 keeps the size</source>
        <translation>zéros ajoutés de chaque côté : 0 dans l’article, 1 conserve la taille</translation>
    </message>
    <message>
        <source>{after} has no port `{port}`.</source>
        <translation>{after} n’a pas de port `{port}`.</translation>
    </message>
    <message>
        <source>{channels} channels do not divide by {upscale_factor}² = {square}.</source>
        <translation>{channels} canaux ne se divisent pas par {upscale_factor}² = {square}.</translation>
    </message>
    <message>
        <source>{channels} channels do not divide into {groups} groups: {channels2} = {value}·{groups2} + {value2}.</source>
        <translation>{channels} canaux ne se divisent pas en {groups} groupes : {channels2} = {value}·{groups2} + {value2}.</translation>
    </message>
    <message>
        <source>{channels} channels do not divide into {num_groups} groups: {channels2} = {value}·{num_groups2} + {value2}.</source>
        <translation>{channels} canaux ne se divisent pas en {num_groups} groupes : {channels2} = {value}·{num_groups2} + {value2}.</translation>
    </message>
    <message>
        <source>{complaint} Its last words: {last_words}</source>
        <translation>{complaint} Ses derniers mots : {last_words}</translation>
    </message>
    <message>
        <source>{count} input channels do not divide into {groups} groups: {count2} = {value}·{groups2} + {value2}.</source>
        <translation>{count} canaux d’entrée ne se divisent pas en {groups} groupes : {count2} = {value}·{groups2} + {value2}.</translation>
    </message>
    <message>
        <source>{count} out_channels do not divide into {groups} groups: {count2} = {value}·{groups2} + {value2}.</source>
        <translation>{count} canaux de sortie (out_channels) ne se divisent pas en {groups} groupes : {count2} = {value}·{groups2} + {value2}.</translation>
    </message>
    <message>
        <source>{dtype} wants a GPU of compute capability 8.0 or more, this one has {major}.{minor}: choose float32 or float16.</source>
        <translation>{dtype} demande un GPU de capacité de calcul 8.0 ou plus, celui-ci a {major}.{minor} : choisir float32 ou float16.</translation>
    </message>
    <message>
        <source>{folder} can't be made: {strerror}.</source>
        <translation>{folder} ne peut pas être créé : {strerror}.</translation>
    </message>
    <message>
        <source>{folder} lacks data_batch_1.bin … or test_batch.bin: unpack CIFAR-10's binary version (cifar-10-binary.tar.gz) there. The Python version is not read, since its pickles can run code.</source>
        <translation>Il manque à {folder} data_batch_1.bin … ou test_batch.bin : y décompresser la version binaire de CIFAR-10 (cifar-10-binary.tar.gz). La version Python n’est pas lue, car ses pickles peuvent exécuter du code.</translation>
    </message>
    <message>
        <source>{folder} lacks {name} (or {name2}.gz), one of MNIST's four files.</source>
        <translation>Il manque à {folder} {name} (ou {name2}.gz), l’un des quatre fichiers de MNIST.</translation>
    </message>
    <message>
        <source>{groups} groups</source>
        <translation>{groups} groupes</translation>
    </message>
    <message>
        <source>{height}×{width} does not divide into windows of {size}×{size2}.</source>
        <translation>{height}×{width} ne se divise pas en fenêtres de {size}×{size2}.</translation>
    </message>
    <message>
        <source>{host} sent a file other than the training's.</source>
        <translation>{host} a envoyé un fichier autre que ceux de l’entraînement.</translation>
    </message>
    <message>
        <source>{k}×{k2} as {k3}×1 and 1×{k4}</source>
        <translation>{k}×{k2} en {k3}×1 et 1×{k4}</translation>
    </message>
    <message>
        <source>{label} and a note</source>
        <translation>{label} et une note</translation>
    </message>
    <message>
        <source>{label} and {notes} notes</source>
        <translation>{label} et {notes} notes</translation>
    </message>
    <message>
        <source>{label} and {removeprefix}</source>
        <translation>{label} et {removeprefix}</translation>
    </message>
    <message>
        <source>{layer} `{id}` has no input `{target_port}`.</source>
        <translation>{layer} `{id}` n’a pas d’entrée `{target_port}`.</translation>
    </message>
    <message>
        <source>{layer} `{id}` has no output `{source_port}`.</source>
        <translation>{layer} `{id}` n’a pas de sortie `{source_port}`.</translation>
    </message>
    <message>
        <source>{layer} `{id}` has nothing at `{port}`: draw a wire to it.</source>
        <translation>{layer} `{id}` n’a rien en `{port}` : y tracer un fil.</translation>
    </message>
    <message>
        <source>{layer} has no parameter `{name}`.</source>
        <translation>{layer} n’a pas de paramètre `{name}`.</translation>
    </message>
    <message>
        <source>{message}: compiling, then warming up</source>
        <translation>{message} : compilation, puis mise en route</translation>
    </message>
    <message>
        <source>{message}: run {run}</source>
        <translation>{message} : passage {run}</translation>
    </message>
    <message>
        <source>{message}: warming up</source>
        <translation>{message} : mise en route</translation>
    </message>
    <message>
        <source>{MOST} notes and frames are the most: delete some first.</source>
        <translation>{MOST} notes et cadres sont le maximum : en supprimer d’abord.</translation>
    </message>
    <message>
        <source>{name} `{node_id}` follows {other} inside `{id}` with nothing learned between</source>
        <translation>{name} `{node_id}` suit {other} dans `{id}` sans rien d’appris entre les deux</translation>
    </message>
    <message>
        <source>{name} `{node_id}` follows {other} inside `{id}` with nothing learned between: two activations in a row act as one.</source>
        <translation>{name} `{node_id}` suit {other} dans `{id}` sans rien d’appris entre les deux : deux activations à la suite agissent comme une seule.</translation>
    </message>
    <message>
        <source>{name} `{node_id}` follows {value} with nothing learned between</source>
        <translation>{name} `{node_id}` suit {value} sans rien d’appris entre les deux</translation>
    </message>
    <message>
        <source>{name} `{node_id}` follows {value} with nothing learned between: two activations in a row act as one.</source>
        <translation>{name} `{node_id}` suit {value} sans rien d’appris entre les deux : deux activations à la suite agissent comme une seule.</translation>
    </message>
    <message>
        <source>{name} can't be read: {value}.</source>
        <translation>{name} ne peut pas être lu : {value}.</translation>
    </message>
    <message>
        <source>{name} can't be saved in {parent}: {reason}. What was there is untouched; save in another place.</source>
        <translation>{name} ne peut pas être enregistré dans {parent} : {reason}. Ce qui s’y trouvait est intact ; enregistrer ailleurs.</translation>
    </message>
    <message>
        <source>{name} can't repeat: it is no chain.</source>
        <translation>{name} ne peut pas se répéter : ce n’est pas une chaîne.</translation>
    </message>
    <message>
        <source>{name} can't sit on a wire: it needs an input and an output.</source>
        <translation>{name} ne peut pas se placer sur un fil : il faut une entrée et une sortie.</translation>
    </message>
    <message>
        <source>{name} has no Output inside: open it and add one behind the result.</source>
        <translation>{name} n’a pas d’Output à l’intérieur : l’ouvrir et en ajouter un derrière le résultat.</translation>
    </message>
    <message>
        <source>{name} has one image a class: some are needed to test with.</source>
        <translation>{name} a une image par classe : il en faut quelques-unes pour tester.</translation>
    </message>
    <message>
        <source>{name} holds no measurement: {reason}.</source>
        <translation>{name} ne contient pas de mesure : {reason}.</translation>
    </message>
    <message>
        <source>{name} holds no profile that `profile --out` wrote: {error}.</source>
        <translation>{name} ne contient pas de profil écrit par `profile --out` : {error}.</translation>
    </message>
    <message>
        <source>{name} holds no result: {error}.</source>
        <translation>{name} ne contient pas de résultat : {error}.</translation>
    </message>
    <message>
        <source>{name} holds something already: name a new folder.</source>
        <translation>{name} contient déjà quelque chose : nommer un nouveau dossier.</translation>
    </message>
    <message>
        <source>{name} holds the label {largest}; {value} is the largest.</source>
        <translation>{name} contient l’étiquette {largest} ; {value} est la plus grande.</translation>
    </message>
    <message>
        <source>{name} holds {images} {prefix} images and {labels} labels: fetch the files again.</source>
        <translation>{name} contient {images} images {prefix} et {labels} étiquettes : télécharger de nouveau les fichiers.</translation>
    </message>
    <message>
        <source>{name} is damaged: {error}. Fetch it again.</source>
        <translation>{name} est endommagé : {error}. Le télécharger de nouveau.</translation>
    </message>
    <message>
        <source>{name} is empty: there is no network in it to compare.</source>
        <translation>{name} est vide : il n’y a pas de réseau à comparer.</translation>
    </message>
    <message>
        <source>{name} is larger than any profile.</source>
        <translation>{name} est plus grand que tout profil.</translation>
    </message>
    <message>
        <source>{name} is larger than any sweep.</source>
        <translation>{name} est plus grand que tout balayage.</translation>
    </message>
    <message>
        <source>{name} is larger than {value} MiB: it can't be a design.</source>
        <translation>{name} dépasse {value} MiB : ce ne peut pas être un réseau.</translation>
    </message>
    <message>
        <source>{name} is no .safetensors file, or it is cut off.</source>
        <translation>{name} n’est pas un fichier .safetensors, ou il est tronqué.</translation>
    </message>
    <message>
        <source>{name} is no .safetensors file: {reason}.</source>
        <translation>{name} n’est pas un fichier .safetensors : {reason}.</translation>
    </message>
    <message>
        <source>{name} is no idx file of bytes with {rank} dimensions: fetch it again.</source>
        <translation>{name} n’est pas un fichier idx d’octets à {rank} dimensions : le télécharger de nouveau.</translation>
    </message>
    <message>
        <source>{name} is no whole number of records of 3,073 bytes: fetch it again.</source>
        <translation>{name} ne compte pas un nombre entier d’enregistrements de 3 073 octets : le télécharger de nouveau.</translation>
    </message>
    <message>
        <source>{name} is written, but the outputs are not finite numbers: the weights are too large. Train again with a lower learning rate.</source>
        <translation>{name} est écrit, mais les sorties ne sont pas des nombres finis : les poids sont trop grands. Entraîner de nouveau avec un taux d’apprentissage plus bas.</translation>
    </message>
    <message>
        <source>{name} lacks a wire to `{id}`: open it and draw one.</source>
        <translation>Il manque à {name} un fil vers `{id}` : l’ouvrir et en tracer un.</translation>
    </message>
    <message>
        <source>{name} must be {wanted}, got {shown}</source>
        <translation>{name} doit être {wanted}, reçu {shown}</translation>
    </message>
    <message>
        <source>{name} should hold {expected} bytes but is cut off: fetch it again.</source>
        <translation>{name} devrait contenir {expected} octets mais est tronqué : le télécharger de nouveau.</translation>
    </message>
    <message>
        <source>{name} takes {wanted}, got {x} of {dtype}.</source>
        <translation>{name} prend {wanted}, reçu {x} de {dtype}.</translation>
    </message>
    <message>
        <source>{name} tells of {parameters} parameters, its design has {parameters2}: they don't belong together.</source>
        <translation>{name} indique {parameters} paramètres, son réseau en a {parameters2} : ils ne vont pas ensemble.</translation>
    </message>
    <message>
        <source>{name} unpacks to more than 2 GiB: it is not MNIST.</source>
        <translation>{name} se décompresse en plus de 2 GiB : ce n’est pas MNIST.</translation>
    </message>
    <message>
        <source>{name} wants equal sizes, or 1 in their place: {x} at in{value} does not stretch to {full}.</source>
        <translation>{name} demande des tailles égales, ou 1 à leur place : {x} en in{value} ne s’étend pas à {full}.</translation>
    </message>
    <message>
        <source>{name}, drawn in Netwright.</source>
        <translation>{name}, dessiné dans Netwright.</translation>
    </message>
    <message>
        <source>{name}: ONNX files can't be read yet, only written.</source>
        <translation>{name} : les fichiers ONNX ne peuvent pas encore être lus, seulement écrits.</translation>
    </message>
    <message>
        <source>{name}: wrong input</source>
        <translation>{name} : entrée inadaptée</translation>
    </message>
    <message>
        <source>{name}: {parameter} does not fit</source>
        <translation>{name} : {parameter} ne convient pas</translation>
    </message>
    <message>
        <source>{out_channels} channels are no two equal branches.</source>
        <translation>{out_channels} canaux ne font pas deux branches égales.</translation>
    </message>
    <message>
        <source>{padding} numbers can't pad {x}: two for each of its last {fewest} to {most} axes.</source>
        <translation>{padding} nombres ne peuvent pas remplir {x} : deux pour chacun de ses {fewest} à {most} derniers axes.</translation>
    </message>
    <message>
        <source>{padding} numbers can't pad {x}: two for each of its {most} axes.</source>
        <translation>{padding} nombres ne peuvent pas remplir {x} : deux pour chacun de ses {most} axes.</translation>
    </message>
    <message>
        <source>{padding} numbers can't pad {x}: two for its last axis.</source>
        <translation>{padding} nombres ne peuvent pas remplir {x} : deux pour son dernier axe.</translation>
    </message>
    <message>
        <source>{padding} numbers can't pad {x}: {mode} goes over three axes at the most, here are {rank}.</source>
        <translation>{padding} nombres ne peuvent pas remplir {x} : {mode} va sur trois axes au plus, il y en a {rank}.</translation>
    </message>
    <message>
        <source>{path} can't be read as an image: {error}.</source>
        <translation>{path} ne peut pas être lu comme image : {error}.</translation>
    </message>
    <message>
        <source>{places} tokens are no square window, in {x}.</source>
        <translation>{places} jetons ne font pas une fenêtre carrée, dans {x}.</translation>
    </message>
    <message>
        <source>{places} tokens are not those of a window of {size}.</source>
        <translation>{places} jetons ne sont pas ceux d’une fenêtre de {size}.</translation>
    </message>
    <message>
        <source>{place} does not fit its file: it is damaged or cut off.</source>
        <translation>{place} ne correspond pas à son fichier : il est endommagé ou tronqué.</translation>
    </message>
    <message>
        <source>{place} has {names} sub-folders; two classes are the least.</source>
        <translation>{place} a {names} sous-dossiers ; il faut au moins deux classes.</translation>
    </message>
    <message>
        <source>{place} has {nodes} nodes; {MAX_NODES} are the most.</source>
        <translation>{place} a {nodes} nœuds ; {MAX_NODES} sont le maximum.</translation>
    </message>
    <message>
        <source>{place} holds a loop; networks here flow one way.</source>
        <translation>{place} contient une boucle ; les réseaux vont ici dans un seul sens.</translation>
    </message>
    <message>
        <source>{place} is damaged: {error}.</source>
        <translation>{place} est endommagé : {error}.</translation>
    </message>
    <message>
        <source>{place} is larger than {value} MiB: it can't be a design.</source>
        <translation>{place} dépasse {value} MiB : ce ne peut pas être un réseau.</translation>
    </message>
    <message>
        <source>{place} is not a Netwright design: it lacks "format": "netwright" and a "version".</source>
        <translation>{place} n’est pas un réseau Netwright : il y manque "format": "netwright" et une "version".</translation>
    </message>
    <message>
        <source>{place} is not a Netwright design: {error}.</source>
        <translation>{place} n’est pas un réseau Netwright : {error}.</translation>
    </message>
    <message>
        <source>{place} is of type {dtype}, which can't be read.</source>
        <translation>{place} est de type {dtype}, qui ne peut pas être lu.</translation>
    </message>
    <message>
        <source>{place} was written by a newer Netwright (file version {version}, this one reads {VERSION}): update Netwright to open it.</source>
        <translation>{place} a été écrit par un Netwright plus récent (version de fichier {version}, celui-ci lit la {VERSION}) : mettre Netwright à jour pour l’ouvrir.</translation>
    </message>
    <message>
        <source>{place}, block `{name}`: there are two of this name.</source>
        <translation>{place}, bloc `{name}` : il y en a deux de ce nom.</translation>
    </message>
    <message>
        <source>{place}, block `{name}`: {error}</source>
        <translation>{place}, bloc `{name}` : {error}</translation>
    </message>
    <message>
        <source>{place}, node `{id}`: expressions belong inside blocks.</source>
        <translation>{place}, nœud `{id}` : les expressions n’ont leur place que dans les blocs.</translation>
    </message>
    <message>
        <source>{place}, node `{id}`: {error}</source>
        <translation>{place}, nœud `{id}` : {error}</translation>
    </message>
    <message>
        <source>{place}, note {id}: {error}</source>
        <translation>{place}, note {id} : {error}</translation>
    </message>
    <message>
        <source>{place}, wire to `{target}`: {error}</source>
        <translation>{place}, fil vers `{target}` : {error}</translation>
    </message>
    <message>
        <source>{product} = {shape} elements are wanted, the vector has {numel}.</source>
        <translation>{product} = {shape} éléments sont demandés, le vecteur en a {numel}.</translation>
    </message>
    <message>
        <source>{repeat} times {shown}, which see {seen}</source>
        <translation>{repeat} fois {shown}, qui voient {seen}</translation>
    </message>
    <message>
        <source>{self} takes inputs of one dtype, got {dtype} at in1 and {dtype2} at in{value}.</source>
        <translation>{self} prend des entrées d’un même dtype, reçu {dtype} en in1 et {dtype2} en in{value}.</translation>
    </message>
    <message>
        <source>{size} in parts of ⌈{size2}/{chunks}⌉ = {value} along axis {dim} are {x} parts, not {chunks2}.</source>
        <translation>{size} en parts de ⌈{size2}/{chunks}⌉ = {value} le long de l’axe {dim} font {x} parts, pas {chunks2}.</translation>
    </message>
    <message>
        <source>{spatial}×{spatial2} does not divide into squares of {factor}×{factor2}.</source>
        <translation>{spatial}×{spatial2} ne se divise pas en carrés de {factor}×{factor2}.</translation>
    </message>
    <message>
        <source>{title} padding of {padding} is more than the {axis} {size} holds: at most {most}.</source>
        <translation>Un remplissage {title} de {padding} dépasse ce que contient l’axe ({axis}, {size}) : au plus {most}.</translation>
    </message>
    <message>
        <source>{value} groups</source>
        <translation>{value} groupes</translation>
    </message>
    <message>
        <source>{value} has no source form</source>
        <translation>{value} n’a pas de forme source</translation>
    </message>
    <message>
        <source>{value} leads to no Output: it takes no part in training, cost and export.</source>
        <translation>{value} ne mène à aucun Output : ce nœud ne compte ni dans l’entraînement, ni dans le coût, ni dans l’exportation.</translation>
    </message>
    <message>
        <source>{wanted} = {known} values are wanted, {x} has {numel}.</source>
        <translation>{wanted} = {known} valeurs sont demandées, {x} en a {numel}.</translation>
    </message>
    <message>
        <source>{width} channels do not divide into groups of {each}: {width2} = {value}·{each2} + {value2}.</source>
        <translation>{width} canaux ne se divisent pas en groupes de {each} : {width2} = {value}·{each2} + {value2}.</translation>
    </message>
    <message>
        <source>{width} channels do not divide into {heads} heads: {width2} = {value}·{heads2} + {value2}.</source>
        <translation>{width} canaux ne se divisent pas en {heads} têtes : {width2} = {value}·{heads2} + {value2}.</translation>
    </message>
    <message>
        <source>{windows} windows of {side}×{side2} do not make an image of {size}.</source>
        <translation>{windows} fenêtres de {side}×{side2} ne font pas une image de {size}.</translation>
    </message>
    <message>
        <source>{x} has one position: normalised by itself, each value would become 0.</source>
        <translation>{x} a une seule position : normalisée seule, chaque valeur deviendrait 0.</translation>
    </message>
    <message>
        <source>{x} has {numel} values, no multiple of {rest} = {known}.</source>
        <translation>{x} a {numel} valeurs, qui ne sont pas un multiple de {rest} = {known}.</translation>
    </message>
    <message>
        <source>{x} is too small for this head: its 5×5 convolution wants ⌊(H − 5)/3⌋ + 1 ≥ 5, so {LEAST} pixels, not {size}.</source>
        <translation>{x} est trop petit pour cette tête : sa convolution 5×5 demande ⌊(H − 5)/3⌋ + 1 ≥ 5, donc {LEAST} pixels, pas {size}.</translation>
    </message>
</context>
</TS>
