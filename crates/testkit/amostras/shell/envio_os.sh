# arquivo.json deve conter os dados da CTe
curl -u "token obtido no cadastro da empresa:" \
  -X POST -T cte_os.json https://homologacao.focusnfe.com.br/v2/cte_os?ref=12345
